import { deviceModelArgsNameNoDisks } from "../../policies/device-model-args-name-no-disks";
import { policyCases } from "../support/policy-cases";

const args = (device_model_args: string | string[], key = "device_model_args") => ({
  domU: { type: "hvm", boot: null, settings: { [key]: device_model_args } },
});

policyCases(deviceModelArgsNameNoDisks, {
  valid: [
    { name: "no arguments" },
    { name: "arguments that bring no disk", ...args(["-vga", "std", "-device", "intel-hda"]) },
    {
      name: "another setting that names a file",
      domU: { settings: { device_model_override: "/usr/bin/qemu-file=x" } },
    },
  ],
  invalid: [
    {
      name: "a drive",
      ...args(["-drive", "file=/dev/vg0/x"]),
      says: ["device_model_args adds a disk to the device model (-drive)"],
    },
    { name: "a drive in one text", ...args("-vga std -hdb /dev/sdb"), says: ["(-hdb)"] },
    {
      name: "a block device of an HVM domU's model",
      ...args(["-blockdev", "x"], "device_model_args_hvm"),
      says: ["device_model_args_hvm"],
    },
    {
      name: "a file by its name alone",
      ...args(["driver=raw,filename=/srv/x"]),
      says: ["(driver=raw,filename=/srv/x)"],
    },
  ],
  undecided: [],
});
