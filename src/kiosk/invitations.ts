import { endonym } from '../story/languages.ts';

/**
 * What is said to who has not chosen a language yet: in each its own, side by side, so not by way of the page's words.
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

/** The invitation, or where we have none the language's own name, which anybody who speaks it knows to touch. */
export const invitationIn = (lang: string): string => INVITATIONS[new Intl.Locale(lang).language] ?? endonym(lang);
