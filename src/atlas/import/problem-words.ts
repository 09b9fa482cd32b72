/** What was wrong with a file, in words: what it is, where, and what to do. */
import { msg, str } from '@lit/localize';
import type { Dropped, ImportProblem, Warning, Where } from '../core/import-problem.ts';

const megabytes = (bytes: number) => String(Math.round(bytes / 1e6));

export function whereText({ unit, n, file }: Where): string {
  const number = String(n);
  const where = {
    feature: msg(str`feature ${number}`),
    line: msg(str`line ${number}`),
    placemark: msg(str`placemark ${number}`),
    byte: msg(str`byte ${number}`),
  }[unit];
  return file === undefined ? where : msg(str`${file}, ${where}`);
}

const at = (where: Where | undefined) => (where ? ` (${whereText(where)})` : '');

export function problemText(problem: ImportProblem): string {
  switch (problem.code) {
    case 'empty':
      return msg('The file is empty. Choose another, or save it again where it comes from.');
    case 'too-big':
      return msg(
        str`The file has ${megabytes(problem.bytes)} MB, and up to ${megabytes(problem.limit)} MB can be read here. Take a part of it, or make PMTiles of it: they may be of any size.`,
      );
    case 'bomb':
      return msg(
        str`The archive would unpack to more than ${megabytes(problem.limit)} MB, and was left packed. Take out the file you need.`,
      );
    case 'unknown-kind':
      return msg(
        'This is no file that can be read here. What can be read is listed under the button for choosing files.',
      );
    case 'shapefile':
      return msg(
        str`These are parts of a shapefile without its .shp file: ${problem.files.join(', ')}. Choose all its files together, or the archive (zip) they came in.`,
      );
    case 'truncated':
      return msg(
        str`The file breaks off before its end${at(problem.where)}. It was perhaps not downloaded or saved to the end: fetch it again.`,
      );
    case 'broken':
      return msg(
        str`The file is not well-formed ${problem.format}${at(problem.where)}: ${problem.detail}. Correct it there, or export it again.`,
      );
    case 'entities':
      return msg(
        'The file declares entities, which can unfold to any size, and was not read. Save it without a DOCTYPE.',
      );
    case 'too-deep':
      return msg(
        str`Its parts lie more than ${String(problem.limit)} deep within each other; no map needs that. Export it again.`,
      );
    case 'projection':
      return msg(
        str`The file is in the reference system ${problem.crs}, which is not known here. Give another that it may be in, or convert it to degrees (WGS 84), for example with QGIS.`,
      );
    case 'looks-projected':
      return msg(
        'None of the coordinates are degrees: they are perhaps metres of a projection, and the file does not say of which. Give its reference system, or convert it to WGS 84 (EPSG:4326).',
      );
    case 'no-coordinates':
      return problem.columns.length === 0
        ? msg('The table has no columns of coordinates that were recognised. Choose them.')
        : msg(
            str`The table has no columns of coordinates that were recognised. Choose them. There are: ${problem.columns.join(', ')}.`,
          );
    case 'nothing':
      return msg('The file is well-formed, and there is nothing in it to show.');
    case 'nothing-in-archive':
      return msg(str`There is no file in the archive that can be read here. It holds: ${problem.files.join(', ')}.`);
    case 'no-reader':
      return msg(
        'The part of this page that reads such files could not be loaded. Look whether you are connected, and choose the file again.',
      );
    case 'timeout':
      return msg(
        str`Reading took longer than ${String(problem.seconds)} seconds, and was given up. Take a part of the file.`,
      );
    case 'crashed':
      return msg(
        str`The file could not be read: ${problem.detail || msg('the reader gave up')}. It may be too large for this device.`,
      );
  }
}

export function warningText(warning: Warning): string {
  switch (warning.code) {
    case 'swapped':
      return msg('Latitude seems to come before longitude in this file. Swap them?');
    case 'bad-bytes':
      return msg(str`${String(warning.count)} characters could not be read and stand as “�”. Save the file as UTF-8.`);
    case 'too-many':
      return msg(
        str`The file has ${String(warning.read)} features; the first ${String(warning.limit)} are shown. More can be shown as PMTiles.`,
      );
    case 'unsafe-keys':
      return msg(str`${String(warning.count)} properties named “__proto__” were left out.`);
    case 'values-dropped':
      return msg(
        str`${String(warning.count)} values were no values, or lay too deep within others, and were left out.`,
      );
    case 'properties-dropped':
      return msg(
        str`${String(warning.count)} properties beyond the first ${String(warning.limit)} of their feature were left out.`,
      );
    case 'rings-closed':
      return msg(str`${String(warning.count)} outlines were open and have been closed.`);
    case 'reprojected':
      return msg(str`Coordinates were converted from ${warning.from} to degrees.`);
    case 'without-position':
      return msg(
        str`${String(warning.count)} features have no coordinates: they are in the table, and not on the map.`,
      );
    case 'guessed-encoding':
      return msg(str`The file does not say in which encoding its texts are; they were read as ${warning.encoding}.`);
    case 'extra-cells':
      return msg(
        str`${String(warning.count)} rows have more cells than there are headings. Look whether the separator and the decimal sign are right.`,
      );
    case 'files-skipped':
      return msg(str`These files of the archive were not read: ${warning.files.join(', ')}.`);
    case 'file-failed':
      return `${warning.file}: ${problemText(warning.problem)}`;
  }
}

export function droppedText({ where, why }: Dropped): string {
  const reason = {
    'not-a-feature': msg('is no feature'),
    'no-geometry-type': msg('has a geometry of an unknown type'),
    'not-a-number': msg('has a coordinate that is no number'),
    'out-of-range': msg('lies off the globe: longitude goes from −180 to 180 and latitude from −90 to 90'),
    'too-few-points': msg('has too few points for its shape'),
    'too-deep': msg('has geometries too deep within each other'),
    'no-coordinates': msg('has no coordinates'),
    'bad-wkt': msg('has a geometry that is no well-known text'),
    'cut-off': msg('breaks off within quotation marks: the file is perhaps not whole'),
    'bad-row': msg('is not a row of this table'),
    'not-json': msg('is not well-formed JSON'),
    'unknown-place': msg('names a place that was not found in the gazetteer'),
  }[why];
  return `${whereText(where)}: ${reason}`;
}
