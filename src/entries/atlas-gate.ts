/** Redirects to the atlas in the reader's language, with the same query and fragment. */
const langs = (document.documentElement.dataset.langs ?? 'en').split(' ');
const wanted =
  navigator.languages.map((lang) => lang.replace(/-.*$/, '')).find((lang) => langs.includes(lang)) ?? langs[0] ?? 'en';
location.replace(`${wanted}/${location.search}${location.hash}`);
