import { ignoredSettings } from "../../lib/facts/ignored-settings";
import { settingsAreNotIgnored } from "../../policies/settings-are-not-ignored";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const set = (settings: Record<string, string | number>, release = "4.17.5") => ({
  host: { xen: { release } },
  domU: { settings },
});

policyCases(settingsAreNotIgnored, {
  valid: [
    { name: "what took its place", ...set({ device_model_override: "/usr/bin/qemu" }) },
    { name: "vncviewer on 4.4.4, which starts one", ...set({ vncviewer: 1 }, "4.4.4") },
    { name: "device_model on 4.1.0, which takes it", ...set({ device_model: "/usr/lib/xen/bin/qemu-dm" }, "4.1.0") },
  ],
  invalid: [
    {
      name: "a device model of xend's time",
      ...set({ device_model: "/usr/lib/xen/bin/qemu-dm" }),
      says: [
        "it sets device_model, which xl of Xen 4.17.5 reads only to ignore it: what it did is done by device_model_override",
      ],
    },
    { name: "a viewer", ...set({ vncviewer: 1 }), says: ["what it did is done by xl create -V"] },
  ],
  undecided: [],
});

boundaryCases(settingsAreNotIgnored, ignoredSettings, {
  at: () => set({ vnc: 0 }),
  past: (settings) => set({ [Object.keys(settings).at(-1) ?? ""]: 1 }),
  before: { passes: "4.1 takes the program" },
});
