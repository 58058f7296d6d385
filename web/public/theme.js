// Runs before the first paint, so that a chosen theme does not flash through the system's one. It is a file of its own
// because the content security policy allows no inline script.
try {
  const theme = localStorage.getItem('skein.theme')
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme
} catch {
  // Storage is blocked: the system's theme is used.
}
