import type { Image, RootContent } from 'mdast';
import { inLanguage } from '../../words/localized-text.ts';
import { nearest } from '../check/suggest.ts';
import type { Checked, Fault } from '../faults.ts';
import type { Licence } from '../read/licence.ts';
import { readCredits, type CreditEntry } from '../read/media/credits.ts';
import type { PictureFacts } from '../read/media/picture-file.ts';
import type { MediaFiles, StoryFolder } from '../read/story-folder.ts';
import { pictureIn } from '../read/placeholders.ts';
import type { ParsedStory } from '../read/story-file.ts';

/** A copy of a picture that the site has. */
export interface PictureCopy {
  /** From the root of the site. */
  readonly path: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** A picture of the author's, in the language of a text. */
export interface StoryPicture extends PictureFacts {
  /** Its file, from the project's folder. */
  readonly file: string;
  /** The smallest first. */
  readonly copies: readonly [PictureCopy, ...PictureCopy[]];
  readonly credit: string;
  readonly licence: Licence;
  readonly source: string;
  /** Whether it is only decoration, without a text for readers who do not see it. */
  readonly decorative: boolean;
}

/**
 * The largest widths of the copies of a photograph, pixels. A column of text is up to 480 CSS pixels wide on a desktop
 * and a phone, and up to 960 on a screen in portrait; many screens have two pixels in each.
 */
const WIDTHS = { small: 480, medium: 960, large: 1920 } as const;
/** The greatest height of a copy, for pictures that are much higher than wide. */
const HIGHEST = 2400;
/** A copy that is less than this many times wider than the one before is not worth a file. */
const WIDER = 1.25;

/** Reads the pictures of a text, in its language. The result is by their addresses, as the text writes them. */
export function resolvePictures(
  parsed: ParsedStory,
  { folder, isOriginal, lang }: { readonly folder: StoryFolder; readonly isOriginal: boolean; readonly lang: string },
): Checked<ReadonlyMap<string, StoryPicture>> {
  const { media, id } = folder;
  const { value: credits, faults: wrong } = readCredits(media.creditsFile, media.credits, lang);
  const context = { id, media, credits };
  const faults: Fault[] = isOriginal ? [...wrong, ...creditsOfNothing(context)] : [];
  const pictures = new Map<string, StoryPicture>();
  for (const image of imagesIn(parsed)) {
    const found = resolvePicture(image, parsed, context);
    faults.push(...found.faults);
    if (found.value) pictures.set(image.url, found.value);
  }
  return { value: pictures, faults };
}

interface Context {
  /** Of the story. */
  readonly id: string;
  readonly media: MediaFiles;
  readonly credits: ReadonlyMap<string, CreditEntry>;
}

const imagesIn = ({ foreword, steps, afterword }: ParsedStory): readonly Image[] =>
  [...foreword, ...steps.flatMap(({ content }): readonly RootContent[] => content), ...afterword].flatMap(
    (node) => pictureIn(node) ?? [],
  );

/** Names of files are compared as they are seen: an accent may be written in two ways. */
const plain = (name: string): string => name.normalize('NFC');

function creditsOfNothing({ media, credits }: Context): readonly Fault[] {
  const known = media.paths.map(plain);
  return [...credits].flatMap(([path, { line }]) => {
    if (known.includes(plain(path))) return [];
    const near = nearest(path, known);
    return [
      {
        file: media.creditsFile,
        line,
        message: `There is no picture “${path}” in the story’s folder.`,
        hint: near ? `Did you mean “${near}”?` : 'Write its path from there, as in “media/mill.jpg:”.',
      },
    ];
  });
}

function resolvePicture(
  { url, alt, position }: Image,
  { file, front }: ParsedStory,
  { id, media, credits }: Context,
): Checked<StoryPicture | undefined> {
  const faults: Fault[] = [];
  const complain = (message: string, hint: string) =>
    faults.push({ file, line: position?.start.line ?? 1, message, hint });
  const none = { value: undefined, faults };
  const path = pathOf(url, media, complain);
  if (path === undefined) return none;
  const { facts, hash } = media.picture(path);
  if (facts.kind === 'problem') faults.push({ file: media.pathOf(path), message: facts.message, hint: facts.hint });
  if (!credits.has(path)) {
    complain(
      `The picture “${path}” has no credit.`,
      `Write into ${media.creditsFile} a line “${path}:” and below it, farther in, “credit: …” (who made it) and “licence: …”.`,
    );
  }
  const credit = credits.get(path)?.credit;
  checkAlt(path, alt ?? '', credit?.decorative === true, complain);
  if (facts.kind === 'problem' || !credit || faults.length > 0) return none;
  return {
    value: {
      ...facts,
      file: media.pathOf(path),
      copies: copiesOf(`${id}/media/${nameOf(path)}.${hash}`, facts),
      credit: inLanguage(credit.credit, front.lang),
      licence: credit.licence,
      source: credit.source,
      decorative: credit.decorative,
    },
    faults,
  };
}

type Complain = (message: string, hint: string) => void;

/** The path of a picture from the story's folder, as the file system writes it. */
function pathOf(url: string, media: MediaFiles, complain: Complain): string | undefined {
  const wanted = plain(url);
  if (/^([a-z][\w+.-]*:|\/\/)/i.test(url)) {
    complain(
      'The picture is on another site.',
      'Put its file into the folder media/ beside the story, if its licence allows that, and write ![…](media/mill.jpg).',
    );
    return undefined;
  }
  if (!/^media\/[^/]/.test(wanted) || wanted.split('/').includes('..')) {
    complain(
      `“${url}” is not in the folder media/.`,
      'Pictures stand in the folder media/ beside the story: write ![…](media/mill.jpg).',
    );
    return undefined;
  }
  const { paths } = media;
  const exact = paths.find((path) => plain(path) === wanted);
  if (exact !== undefined) return exact;
  const other = paths.find((path) => plain(path).toLowerCase() === wanted.toLowerCase());
  if (other !== undefined) {
    complain(
      `There is no picture “${wanted}”; its file is named “${other}”.`,
      'Write capitals and small letters as the file does: web servers tell them apart.',
    );
    return undefined;
  }
  const near = nearest(wanted, paths);
  complain(
    `There is no picture “${wanted}”.`,
    near ? `Did you mean “${near}”?` : `Put the file into ${media.pathOf('media/')}, or correct its name.`,
  );
  return undefined;
}

function checkAlt(path: string, alt: string, decorative: boolean, complain: Complain) {
  const name = path.replace(/^.*\//, '');
  if (decorative && alt.trim())
    complain(
      `The picture “${path}” is decorative, and says “${alt}”.`,
      'Leave the square brackets empty, or remove “decorative” from media.yaml.',
    );
  else if (!decorative && !alt.trim())
    complain(
      `The picture “${path}” has no alternative text.`,
      `Say in the square brackets what is seen, for readers who do not see it: ![A mill beside a canal](${path}). A picture that is only decoration gets “decorative: true” in media.yaml.`,
    );
  else if (alt.trim() && !alt.includes(' ') && [name, name.replace(/\.\w+$/, '')].includes(alt.trim()))
    complain(
      `The alternative text of the picture “${path}” is only the name of its file.`,
      'Say what is seen in it, as to somebody on the telephone.',
    );
}

/** The name of a picture's file for an address: Latin letters, digits and hyphens. */
const nameOf = (path: string): string =>
  path
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .replace(/[^\w-]+/g, '-');

/**
 * The copies that the site has of a picture. The one in the middle is always there, because offline copies have it.
 *
 * @param start - of their paths from the root of the site. It changes with the picture, so that no copy ever changes.
 */
function copiesOf(start: string, { kind, width, height }: PictureFacts): StoryPicture['copies'] {
  if (kind === 'drawing') return [{ path: `${start}.medium.svg`, width, height }];
  const most = Math.min(width, Math.max(1, Math.round((width * HIGHEST) / height)));
  const copy = (name: keyof typeof WIDTHS): PictureCopy => {
    const wide = Math.min(WIDTHS[name], most);
    return {
      path: `${start}.${name}.webp`,
      width: wide,
      height: Math.max(1, Math.round((wide * height) / width)),
    };
  };
  const [small, medium, large] = [copy('small'), copy('medium'), copy('large')];
  const larger = large.width > medium.width * WIDER ? [large] : [];
  return small.width * WIDER < medium.width ? [small, medium, ...larger] : [medium, ...larger];
}
