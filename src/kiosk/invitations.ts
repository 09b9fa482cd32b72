import { endonym } from '../story/languages.ts';

/**
 * The invitation to visitors who have not chosen a language yet. All languages are shown together, so `msg()`, which
 * has one language at a time, cannot be used. Short enough for letters that are legible at four metres.
 */
const INVITATIONS: Readonly<Record<string, string>> = {
  ar: 'المس الشاشة للبدء',
  az: 'Başlamaq üçün toxunun',
  de: 'Zum Beginnen berühren',
  en: 'Touch to begin',
  fa: 'صفحه را لمس کنید',
  fr: 'Touchez l’écran',
  ru: 'Коснитесь экрана',
  tr: 'Başlamak için dokunun',
};

/** The invitation in a language, or the language's own name if there is no invitation in it. */
export const invitationIn = (lang: string): string => INVITATIONS[new Intl.Locale(lang).language] ?? endonym(lang);
