/** Owns the reading of Xen's command line (`xl info`: xen_commandline). */

/** The value of `name=VALUE`, the last one winning as in Xen's own parser; undefined where the option is not there. */
export function commandLineOption(commandLine: string, name: string): string | undefined {
  let value: string | undefined;
  for (const word of commandLine.split(/\s+/)) if (word.startsWith(`${name}=`)) value = word.slice(name.length + 1);
  return value;
}
