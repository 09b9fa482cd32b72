/** Reference systems of files, and the way from their numbers to degrees. proj4 is loaded only where it is needed. */
import { unproject as fromUnit } from '../../story/fit-camera.ts';
import { FeatureCollector, ReadError, type ReadRequest } from './collector.ts';

export type Unproject = (x: number, y: number) => readonly [number, number];

export interface ReferenceSystem {
  /** `EPSG:32639`, or the name that a description in words has. */
  readonly name: string;
  /** Undefined where the numbers are degrees of WGS 84 already. */
  readonly unproject: Unproject | undefined;
}

const DEGREES: ReferenceSystem = { name: 'EPSG:4326', unproject: undefined };

/** Systems whose degrees are those of WGS 84 to less than a metre, or are meant to be. */
const AS_DEGREES: ReadonlySet<number> = new Set([4326, 4979, 4258, 4269]);
const MERCATOR: ReadonlySet<number> = new Set([3857, 900913, 3785, 102100, 102113]);

const metres = 'units=m +no_defs';
/** Pulkovo 1942, on which Soviet maps are drawn. */
const PULKOVO = '+ellps=krass +towgs84=23.92,-141.27,-80.9,0,0.35,0.82,-0.12';

/**
 * The known definitions: UTM everywhere, and the systems of maps of Iran, Iraq and the Caucasus. Source: the
 * list `epsg` of PROJ 4, which is made from the EPSG registry.
 */
function definitionOf(code: number): string | undefined {
  const zone = code % 100;
  const isZone = zone >= 1 && zone <= 60;
  const hundred = Math.floor(code / 100);
  if (hundred === 326 && isZone) return `+proj=utm +zone=${String(zone)} +datum=WGS84 +${metres}`;
  if (hundred === 327 && isZone) return `+proj=utm +zone=${String(zone)} +south +datum=WGS84 +${metres}`;
  // ETRS89
  if (code >= 25828 && code <= 25838)
    return `+proj=utm +zone=${String(zone)} +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +${metres}`;
  // Gauss-Krüger zones of six degrees, with their number before the easting.
  if (code >= 28404 && code <= 28432)
    return `+proj=tmerc +lat_0=0 +lon_0=${String(zone * 6 - 3)} +k=1 +x_0=${String(zone * 1e6 + 5e5)} +y_0=0 ${PULKOVO} +${metres}`;
  // Nahrwan 1967
  if (code >= 27038 && code <= 27040)
    return `+proj=utm +zone=${String(zone)} +ellps=clrk80 +towgs84=-249,-156,381,0,0,0,0 +${metres}`;
  // ED50(ED77), of Iran
  if (code >= 2058 && code <= 2061)
    return `+proj=utm +zone=${String(code - 2020)} +ellps=intl +towgs84=-117,-132,-164,0,0,0,0 +${metres}`;
  return OTHERS[code];
}

const OTHERS: Readonly<Record<number, string>> = {
  3395: `+proj=merc +lon_0=0 +k=1 +x_0=0 +y_0=0 +datum=WGS84 +${metres}`,
  // Final Datum 1958, Iraq zone: south-western Iran
  3200:
    '+proj=lcc +lat_1=32.5 +lat_0=32.5 +lon_0=45 +k_0=0.9987864078000001 +x_0=1500000 +y_0=1166200 +ellps=clrk80 ' +
    `+towgs84=-241.54,-163.64,396.06,0,0,0,0 +${metres}`,
  4284: `+proj=longlat ${PULKOVO} +no_defs`,
};

/** Metres of the web's Mercator map, round the equator. Source: EPSG:3857. */
const ROUND = 2 * Math.PI * 6_378_137;

/** A centimetre on the ground. */
const rounded = (lng: number, lat: number): readonly [number, number] => [
  Number(lng.toFixed(7)),
  Number(lat.toFixed(7)),
];

const fromMercator: Unproject = (x, y) => {
  const [lng, lat] = fromUnit(0.5 + x / ROUND, 0.5 - y / ROUND);
  return rounded(lng, lat);
};

/** The EPSG code in a name, in any of the ways it is written; undefined where there is none. */
export function epsgOf(name: string): number | undefined {
  const text = name.trim();
  if (/CRS:?84$/i.test(text) || /^WGS ?84$/i.test(text)) return 4326;
  const digits =
    /^(?:EPSG|ESRI)?:{0,2}(\d{4,6})$/i.exec(text)?.[1] ??
    /EPSG[:/]+(?:[\d.]*[:/]+)?(\d{4,6})$/i.exec(text)?.[1] ??
    /epsg\.xml#(\d{4,6})$/i.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** @throws {ReadError} where the system is not known here. */
export async function systemOf(name: string): Promise<ReferenceSystem> {
  const text = name.trim();
  const isDescription = /^(?:PROJCS|GEOGCS|PROJCRS|GEOGCRS|GEODCRS|COMPD_?CS|COMPOUNDCRS|BOUNDCRS)\s*\[|^\+proj=/i.test(
    text,
  );
  const code = isDescription ? undefined : epsgOf(text);
  if (code !== undefined && AS_DEGREES.has(code)) return DEGREES;
  if (code !== undefined && MERCATOR.has(code)) return { name: 'EPSG:3857', unproject: fromMercator };
  const definition = isDescription ? text : code === undefined ? undefined : definitionOf(code);
  const called = isDescription
    ? (/\[\s*"([^"]{1,80})"/.exec(text)?.[1] ?? text.slice(0, 80))
    : code === undefined
      ? text
      : `EPSG:${String(code)}`;
  if (definition === undefined) throw new ReadError({ code: 'projection', crs: called.slice(0, 100) });
  // Degrees of WGS 84, in words.
  if (isDescription && /^(?:GEOGCS|GEOGCRS|GEODCRS)\s*\[\s*"[^"]*WGS[ _]?(?:19)?84/i.test(text)) return DEGREES;
  const { default: proj4 } = await import('proj4');
  try {
    const converter = proj4(definition, 'WGS84');
    return {
      name: called,
      unproject: (x, y) => {
        const [lng = NaN, lat = NaN] = converter.forward([x, y]);
        return rounded(lng, lat);
      },
    };
  } catch {
    throw new ReadError({ code: 'projection', crs: called.slice(0, 100) });
  }
}

/**
 * A collector for features in the reference system that their file declares, or that the reader chose if the file
 * declares none or an unknown one.
 *
 * @throws {ReadError} if neither is known.
 */
export async function collectorFor(declared: string | undefined, asked: ReadRequest): Promise<FeatureCollector> {
  const system = await systemSaid(declared, asked);
  const collector = new FeatureCollector(asked, system.unproject);
  if (system.unproject) collector.warnings.push({ code: 'reprojected', from: system.name });
  return collector;
}

async function systemSaid(declared: string | undefined, { crs }: ReadRequest): Promise<ReferenceSystem> {
  if (declared === undefined) return crs === undefined ? DEGREES : systemOf(crs);
  try {
    return await systemOf(declared);
  } catch (error) {
    if (crs === undefined) throw error;
    return systemOf(crs);
  }
}
