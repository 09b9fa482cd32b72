import { msg, str } from '@lit/localize';
import { OPTIONS, type Config } from './config.ts';

const EXAMPLE_FILE = '{ "idle": 90 }';

export interface ConfigFault {
  /** Where the setting was written. */
  readonly from: 'kiosk.json' | 'address';
  /** In the language that the page has when it is called. */
  readonly message: () => string;
}

/** The name of the place where a setting was written. */
export const sourceName = (from: ConfigFault['from']): string => (from === 'address' ? msg('Address') : from);

/** Reads the settings from the JSON file and the address, and reports every fault in them. */
export function readConfig(
  json: unknown,
  search: URLSearchParams,
): { readonly config: Config; readonly faults: readonly ConfigFault[] } {
  const faults: ConfigFault[] = [];
  const file = isRecord(json) ? json : {};
  if (json !== undefined && !isRecord(json))
    faults.push({
      from: 'kiosk.json',
      message: () => msg(str`It holds no settings: write ${EXAMPLE_FILE}, and more of them between the braces.`),
    });
  const words = new Map([...search].filter(([key]) => !OTHER_PARAMETERS.has(key)));
  const values = OPTIONS.map(({ key, initial, read, secret }) => {
    let value = initial;
    const take = (from: ConfigFault['from'], given: unknown) => {
      const reading = read(given);
      if ('value' in reading) ({ value } = reading);
      else {
        const [was, is] = [JSON.stringify(given), JSON.stringify(value)];
        faults.push({
          from,
          message: () => msg(str`${key} is ${was}: give ${reading.right()}. Until then it is ${is}.`),
        });
      }
    };
    if (Object.hasOwn(file, key)) take('kiosk.json', file[key]);
    if (words.has(key)) {
      if (secret)
        faults.push({
          from: 'address',
          message: () => msg(str`${key} is not read from an address, where everybody sees it. Write it in kiosk.json.`),
        });
      else take('address', words.get(key));
    }
    return [key, value];
  });
  const keys = new Set<string>(OPTIONS.map(({ key }) => key));
  const unknown = (from: ConfigFault['from'], names: Iterable<string>) => {
    for (const name of names)
      if (!keys.has(name))
        faults.push({
          from,
          message: () => msg(str`There is nothing called “${name}” to decide. There is: ${[...keys].join(', ')}.`),
        });
  };
  unknown('kiosk.json', Object.keys(file));
  unknown('address', words.keys());
  return { config: Object.fromEntries(values) as unknown as Config, faults };
}

/** Parameters of the address that are no settings: `soak` of the soak test, `source` of an app's start page. */
const OTHER_PARAMETERS = new Set(['soak', 'source']);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
