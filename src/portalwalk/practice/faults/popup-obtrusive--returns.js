// Every page forgets that the notice was closed.
localStorage.removeItem("notice");
