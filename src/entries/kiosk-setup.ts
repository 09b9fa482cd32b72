/** The page that makes a kiosk's configuration. */
import './kiosk-setup.css';
import { msg } from '@lit/localize';
import { defineKiosk } from '../kiosk/define.ts';
import type { KioskSetup } from '../kiosk/kiosk-setup.ts';
import { directionOf, isLanguage } from '../story/languages.ts';
import { loadTranslations, setTranslations } from '../words/words.ts';

defineKiosk();
const element = document.querySelector('kiosk-setup');
if (element) start(element);

function start(setup: KioskSetup) {
  setup.kiosk = new URL('../', document.baseURI).href;
  const { documentElement: page } = document;
  const setLanguage = async (lang: string) => {
    setTranslations(undefined);
    await loadTranslations(lang);
    [page.lang, page.dir, setup.lang] = [lang, directionOf(lang), lang];
    document.title = msg('Setting up a kiosk');
    setup.requestUpdate();
  };
  setup.addEventListener('kiosk-language', (event) => void setLanguage((event as CustomEvent<string>).detail));
  // The language of the technician's browser, if there is a translation; otherwise that of the page.
  const own = navigator.languages.map((tag) => new Intl.Locale(tag).language).find(isLanguage);
  void setLanguage(own ?? page.lang);
}
