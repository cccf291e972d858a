// Runs before anything is painted: whoever follows a link to a run is not greeted first.
const follow = () => document.documentElement.classList.toggle('deep', /^#\/./.test(location.hash));
follow();
// Back to the beginning while the run is still on its way.
addEventListener('hashchange', () => location.hash.length <= 2 && follow());
