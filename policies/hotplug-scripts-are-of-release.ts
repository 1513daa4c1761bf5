import { hotplugScripts } from "../lib/facts/hotplug-scripts";
import { releasesThatKnow } from "../lib/facts/word-table";
import type { DomU, Vbd, Vif } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { fileName } from "../lib/units/file-name";
import { nearest } from "../lib/units/nearest";

export const hotplugScriptsAreOfRelease = definePolicy({
  id: "hotplug-scripts-are-of-release",
  subject: "domU",
  covers: ["D19", "H14e"],
  judges: "state",
  severity: "warning",
  summary: "A hotplug script of Xen's own is one that the host's release brings.",
  rationale:
    "The toolstack runs the script by its name when the domU starts. Where there is no such file, the device does not come up and the domU does not start.",
  remedy: "Correct the name, or upgrade the host to a release that brings the script.",
  notReported:
    "Scripts of other people, whose names are like none of Xen's; the script that xl.conf names for all vifs.",
  facts: [hotplugScripts],
  messages: {
    otherRelease: message<{ device: string; script: string; release: string; releases: readonly string[] }>(
      ({ device, script, release, releases }) =>
        `its ${device} names the script ${script}, which Xen ${release} does not bring: Xen ${releases.join(", and ")} does`,
    ),
    misspelt: message<{ device: string; script: string; near: string }>(
      ({ device, script, near }) => `its ${device} names the script ${script}: is ${near} meant?`,
      { remedy: ({ near }) => `Write ${near}, or waive this for a script of your own.` },
    ),
  },
  check({ host, domU }, { need, factOr, report }) {
    for (const { device, of } of devicesOf(domU)) {
      if (of.script === undefined) continue;
      const script = fileName(need(of, "script"));
      const release = need(host.xen, "release");
      const words = factOr(hotplugScripts, release, undefined);
      if (words === undefined || words.known.has(script)) continue;
      const releases = releasesThatKnow(script, hotplugScripts.spans);
      const near = nearest(script, words.known);
      if (releases.length > 0)
        report("otherRelease", { device, script, release: release.toString(), releases }, at(of, "script"));
      else if (near !== undefined) report("misspelt", { device, script, near }, at(of, "script"));
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vifs[0].script",
      domU: { vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56", script: "vif-brigde" }] },
    },
    accepted: { domU: { vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56", script: "vif-bridge" }] } },
  },
});

function devicesOf({ vbds, vifs }: DomU): readonly { readonly device: string; readonly of: Vbd | Vif }[] {
  return [
    ...vbds.map((vbd) => ({ device: `vbd ${vbd.vdev.toString()}`, of: vbd })),
    ...vifs.map((vif, index) => ({ device: `vif ${index}`, of: vif })),
  ];
}
