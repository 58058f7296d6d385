// Runs the app once what the server wrote has been painted: half a megabyte of script would otherwise be run first, and the
// page stay white meanwhile. Its files are on their way already. A file of its own because the content security policy
// allows no inline script.
const PICTURE_MAX_MS = 100
const { app } = document.currentScript.dataset
const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
const late = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

const picture = document.querySelector('#first-content img')
// A picture that is on its way over a slow line is not waited for, and a tab nobody looks at paints nothing.
const shown = document.hidden
  ? Promise.resolve()
  : Promise.race([
      Promise.all([painted(), picture?.decode().catch(() => undefined)]).then(painted),
      late(PICTURE_MAX_MS),
    ])
void shown.then(() => import(app))
