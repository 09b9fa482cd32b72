/** Leads on to the atlas in the reader's language, with all that the address asks for. */
const langs = (document.documentElement.dataset.langs ?? 'en').split(' ');
const wanted =
  navigator.languages.map((lang) => lang.replace(/-.*$/, '')).find((lang) => langs.includes(lang)) ?? langs[0] ?? 'en';
location.replace(`${wanted}/${location.search}${location.hash}`);
