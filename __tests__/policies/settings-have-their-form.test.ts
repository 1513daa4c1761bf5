import { toolstackKeys } from "../../lib/facts/toolstack-keys";
import { Unknown } from "../../lib/model/planned";
import { MODELLED_XL_KEYS } from "../../lib/model/things/dom-u";
import { settingsHaveTheirForm } from "../../policies/settings-have-their-form";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const setting = (key: string, value: unknown, release?: string) =>
  ({ ...(release !== undefined && { host: { xen: { release } } }), domU: { settings: { [key]: value } } }) as object;

policyCases(settingsHaveTheirForm, {
  valid: [
    { name: "a number", ...setting("vncdisplay", 1) },
    { name: "a number that is written as a string", ...setting("vncdisplay", "0x10") },
    { name: "a string that is a number", ...setting("vnclisten", 1) },
    { name: "a list", ...setting("vfb", ["vnc=1"]) },
    { name: "a key that is read as a string", ...setting("cpus", "0-3") },
    { name: "the same key as a list", ...setting("cpus", ["0", "1"]) },
    { name: "a word for a number where both are read", ...setting("altp2m", "external") },
    { name: "a key that no release reads, which is another policy's matter", ...setting("foobar", ["a"]) },
    { name: "anything for xm", ...setting("vnc", "no", "3.0.3") },
  ],
  invalid: [
    {
      name: "a word for a switch",
      ...setting("vnc", "off"),
      says: ['vnc="off" is ignored: xl of Xen 4.17.5 expects a number'],
    },
    { name: "an empty string for a number", ...setting("vncdisplay", ""), says: ['vncdisplay="" is ignored'] },
    { name: "a fraction", ...setting("cpu_weight", 1.5), says: ["cpu_weight=1.5 is ignored"] },
    {
      name: "a list for a string",
      ...setting("vnclisten", ["127.0.0.1"]),
      says: ["vnclisten=[…] is ignored: xl of Xen 4.17.5 expects a string"],
    },
    {
      name: "a string for a list",
      ...setting("vfb", "vnc=1"),
      says: ['vfb="vnc=1" is ignored: xl of Xen 4.17.5 expects a list'],
    },
    {
      name: "a list of viridian's groups on 4.4.0, which reads a switch",
      ...setting("viridian", ["all"], "4.4.0"),
      says: ["viridian=[…] is ignored: xl of Xen 4.4.0 expects a number"],
    },
  ],
  undecided: [
    {
      name: "a value that is not known",
      ...setting("vnc", new Unknown()),
      says: ["settings.vnc is not known until apply"],
    },
    { name: "a setting on 3.0.1", ...setting("vnc", 1, "3.0.1"), says: ["no source was found for Xen 3.0.1"] },
  ],
});

/** At each release that changed its keys: a list for one that is not read as a list. */
boundaryCases(settingsHaveTheirForm, toolstackKeys, {
  at: () => setting("vncdisplay", 1),
  past: ({ toolstack, added, keys }) => {
    const key = [...added, "vncdisplay"].find(
      (name) =>
        !(keys.get(name) ?? "l").includes("l") &&
        !MODELLED_XL_KEYS.some((modelled) => modelled === name) &&
        !/passwd$/.test(name),
    );
    return toolstack === "xm" || key === undefined ? undefined : setting(key, ["a"]);
  },
});
