import { endonym } from '../story/languages.ts';

/**
 * The invitation to visitors who have not chosen a language yet. All languages are shown together, so `msg()`, which
 * has one language at a time, cannot be used.
 */
const INVITATIONS: Readonly<Record<string, string>> = {
  ar: 'المس الشاشة للبدء',
  az: 'Başlamaq üçün toxunun',
  de: 'Zum Beginnen berühren',
  en: 'Touch to begin',
  fa: 'برای آغاز، صفحه را لمس کنید',
  fr: 'Touchez l’écran pour commencer',
  ru: 'Коснитесь экрана, чтобы начать',
  tr: 'Başlamak için dokunun',
};

/** The invitation in a language, or the language's own name if there is no invitation in it. */
export const invitationIn = (lang: string): string => INVITATIONS[new Intl.Locale(lang).language] ?? endonym(lang);
