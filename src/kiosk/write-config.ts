import { OPTIONS, type Config } from './config.ts';

const differs = (config: Config) => OPTIONS.filter(({ key, initial, write }) => write(config[key]) !== write(initial));

/** The query string for a configuration: only values that differ from the defaults, and no secrets. */
export const addressFor = (config: Config): string => {
  const search = new URLSearchParams(
    differs(config)
      .filter(({ secret }) => !secret)
      .map(({ key, write }) => [key, write(config[key])]),
  );
  // Commas, colons and slashes are allowed in a query string, and easier to read unescaped.
  return String(search).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/');
};

/** The text of `kiosk.json` for a configuration: only values that differ from the defaults. */
export function fileFor(config: Config): string {
  const entries = differs(config).map(({ key, write }): [string, unknown] => [
    key,
    key === 'rest' ? write(config[key]).split(',').filter(Boolean) : config[key],
  ]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}
