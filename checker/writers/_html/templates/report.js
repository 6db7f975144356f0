// Everything can be read without this; it lets Escape put away the note on a figure.
"use strict";
(() => {
  const quiet = (on) => document.documentElement.classList.toggle("quiet", on);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") quiet(true);
  });
  for (const kind of ["focusin", "mouseover"]) {
    document.addEventListener(kind, (event) => {
      if (event.target instanceof Element && event.target.closest(".mark")) quiet(false);
    });
  }
})();
