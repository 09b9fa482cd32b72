declare module 'mapshaper' {
  /** Runs commands on files held in memory; the result maps each output name to its bytes. */
  export function applyCommands(
    commands: string,
    input: Record<string, string>,
  ): Promise<Record<string, Uint8Array | string>>;
  const mapshaper: { applyCommands: typeof applyCommands };
  export default mapshaper;
}
