// Counts a test's time down, and hands in when it is over. Without it the page shows the time that was left when it opened.
"use strict";
(() => {
  const clock = document.querySelector("[data-seconds]");
  if (!clock) return;
  const end = Date.now() + clock.dataset.seconds * 1000;
  const tick = () => {
    const left = Math.max(0, Math.round((end - Date.now()) / 1000));
    clock.textContent = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
    if (left > 0) {
      clock.classList.toggle("soon", left <= 60);
      setTimeout(tick, 500);
    } else {
      document.getElementById("time-over").click();
    }
  };
  tick();
})();
