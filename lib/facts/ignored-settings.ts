/** Owns the fact on settings that xl reads only to say that it ignores them. */
import { defineFact } from "./fact";

/** What to use in place of each, by its key. */
export type IgnoredSettings = Readonly<Record<string, string>>;

const DEVICE_MODEL = { device_model: "device_model_override" };

export const ignoredSettings = defineFact<IgnoredSettings>({
  id: "ignored-settings",
  statement: "The settings that xl reads only to warn that it ignores them, each with what takes its place.",
  basis: "source-code",
  scope: "Those of the time of xend. What a release does not read at all is another matter (toolstack-keys).",
  show: (settings) => Object.keys(settings).join(", "),
  spans: [
    {
      since: "4.5",
      value: { ...DEVICE_MODEL, vncviewer: "xl create -V" },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_config_data",
        release: "RELEASE-4.5.0",
        quote: 'fprintf(stderr, "WARNING: ignoring \\"vncviewer\\" option. "',
      },
    },
    {
      since: "4.2",
      until: "4.5",
      value: DEVICE_MODEL,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_config_data",
        release: "RELEASE-4.2.0",
        quote: '"WARNING: ignoring device_model directive.\\n"',
      },
    },
  ],
});
