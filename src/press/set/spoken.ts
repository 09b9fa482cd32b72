import { isTranslation, type Translation } from '../../story/languages.ts';
import { templates as persian } from '../../words/said/fa.ts';
import { templates as russian } from '../../words/said/ru.ts';
import { setTranslations } from '../../words/words.ts';

type Templates = Parameters<typeof setTranslations>[0];

/** What the engine says, by language. English is written in the code. */
const SAID: Readonly<Record<Translation, Templates>> = { fa: persian, ru: russian };

let spoken: Templates;

/** What is made while `msg()` speaks a language. What is made within it may speak another. */
export function spokenIn<T>(lang: string, make: () => T): T {
  const before = spoken;
  spoken = isTranslation(lang) ? SAID[lang] : undefined;
  setTranslations(spoken);
  try {
    return make();
  } finally {
    spoken = before;
    setTranslations(before);
  }
}
