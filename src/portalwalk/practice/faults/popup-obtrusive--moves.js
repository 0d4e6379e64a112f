// A box that wanders over the window and turns back at its edges.
{
  const box = document.getElementById("wanderer");
  const step = { x: 1, y: 1 };
  const place = { x: 40, y: 120 };
  setInterval(() => {
    if (place.x < 0 || place.x > innerWidth - box.offsetWidth) step.x = -step.x;
    if (place.y < 0 || place.y > innerHeight - box.offsetHeight) step.y = -step.y;
    place.x += step.x;
    place.y += step.y;
    box.style.left = `${scrollX + place.x}px`;
    box.style.top = `${scrollY + place.y}px`;
  }, 20);
}
