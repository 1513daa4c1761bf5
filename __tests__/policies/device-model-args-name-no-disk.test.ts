import { diskOptionsOfQemu } from "../../lib/facts/device-model-args";
import type { RawValue } from "../../lib/model/document";
import { Unknown } from "../../lib/model/planned";
import { deviceModelArgsNameNoDisk } from "../../policies/device-model-args-name-no-disk";
import { policyCases } from "../support/policy-cases";

const args = (value: RawValue, setting = "device_model_args") => ({ domU: { settings: { [setting]: value } } });

policyCases(deviceModelArgsNameNoDisk, {
  valid: [
    { name: "no arguments" },
    { name: "arguments without a disk", ...args(["-name", "web", "-device", "virtio-vga-gl", "-sdl"]) },
    { name: "a device that holds nothing", ...args(["-object", "rng-random,filename=/dev/urandom,id=rng0"]) },
  ],
  invalid: [
    ...(diskOptionsOfQemu.spans[0]?.value ?? []).flatMap((option) => [
      { name: `-${option}`, ...args([`-${option}`, "x"]), says: [`its device_model_args says -${option}: a disk`] },
      { name: `--${option} with its value`, ...args([`--${option} file=x`]), says: [`says --${option} file=x`] },
    ]),
    {
      name: "a device of dom0's that a character device writes to",
      ...args(["-chardev", "file,id=a,path=/dev/vg0/web-root"]),
      says: ["says file,id=a,path=/dev/vg0/web-root"],
    },
    {
      name: "a device in another spelling",
      ...args(["-serial", "file:/srv/..//dev/sdb"]),
      says: ["file:/srv/..//dev/sdb"],
    },
    ...["device_model_args_pv", "device_model_args_hvm"].map((setting) => ({
      name: `a disk in ${setting}`,
      ...args(["-hda", "x"], setting),
      says: [`its ${setting} says -hda`],
    })),
  ],
  undecided: [
    {
      name: "arguments that are not known until apply",
      ...args(new Unknown()),
      says: ["device_model_args is not known"],
    },
    {
      name: "arguments on a release that has none",
      host: { xen: { release: "3.0.3" } },
      ...args(["-hda", "x"]),
      says: ["no source was found for Xen 3.0.3"],
    },
  ],
});
