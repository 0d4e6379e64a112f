// Written for a library that the site no longer loads: from here on, nothing of the script runs.
$(".menu-button").on("click", () => $("#menu").toggle());
