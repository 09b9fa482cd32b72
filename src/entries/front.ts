/** The front page: the language that this browser is set to comes first. All of them are links, and stay. */
import './front.css';

const links = [...document.querySelectorAll<HTMLAnchorElement>('main a[hreflang]')];
const wanted = navigator.languages.map((lang) => new Intl.Locale(lang).language);
const first = wanted.flatMap((lang) => links.filter(({ hreflang }) => hreflang === lang))[0];
const list = first?.closest('ul');
const item = first?.closest('li');
if (list && item) list.prepend(item);
