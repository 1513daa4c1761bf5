import { pvhHasNoDeviceModel } from "../../lib/facts/guest-settings";
import { pvhHasNoEmulatedDevices } from "../../policies/pvh-has-no-emulated-devices";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const pvh = (settings: object) => ({ domU: { type: "pvh", settings } });

policyCases(pvhHasNoEmulatedDevices, {
  valid: [
    { name: "a PVH domU without a screen", ...pvh({}) },
    { name: "a PVH domU with a paravirtual framebuffer", ...pvh({ vfb: ["type=vnc"] }) },
    { name: "a PVH domU that turns VNC off", ...pvh({ vnc: 0 }) },
    { name: "an HVM domU with VNC", domU: { type: "hvm", boot: null, settings: { vnc: 1 } } },
  ],
  invalid: [
    {
      name: "nothing, but warns of a PVH domU with VNC",
      ...pvh({ vnc: 1 }),
      says: ["it is PVH and has no emulated screen for its vnc"],
    },
    {
      name: "nothing, but warns of a PVH domU with VNC and SDL",
      ...pvh({ vnc: 1, sdl: 1 }),
      says: ["for its vnc and sdl"],
    },
  ],
  undecided: [],
});

boundaryCases(pvhHasNoEmulatedDevices, pvhHasNoDeviceModel, {
  at: () => pvh({}),
  past: ([setting = ""]) => pvh({ [setting]: 1 }),
  before: { passes: "there is no PVH there, which guest-type-exists-in-release says" },
});
