/** The front page: moves the link in the browser's language to the top of the list. */
import './front.css';

const wanted = navigator.languages.map((lang) => new Intl.Locale(lang).language);
for (const list of document.querySelectorAll('main ul')) {
  const items = [...list.children].filter((item) => item instanceof HTMLElement);
  const first = wanted.flatMap((lang) => items.filter((item) => item.lang === lang))[0];
  if (first) list.prepend(first);
}
