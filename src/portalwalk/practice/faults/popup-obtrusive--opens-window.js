// A campaign in a window of its own, with the home page.
if (location.pathname === "/") window.open("/ztzl/djaq/", "campaign", "width=600,height=400");
