"use strict";

// A form in a page: the script looks first, the server again.
{
  const form = document.getElementById("ordinary");
  document.getElementById("send").addEventListener("click", () => {
    const mistake = mistakeIn(form);
    if (mistake) sayMistake(form, mistake);
    else form.submit();
  });
}
