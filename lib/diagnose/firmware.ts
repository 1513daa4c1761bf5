/** Owns the symptoms of an HVM domU's firmware. */
import { defineSymptom, printed, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const FILES = "Which files dom0 has no plan shows.";
const NIXOS = thread("https://github.com/NixOS/nixpkgs/issues/350179");
const QUBES = thread("https://github.com/QubesOS/qubes-issues/issues/3133");

export const hvmFirmwareNotLoaded = defineSymptom({
  id: "hvm-firmware-not-loaded",
  meaning: "A file that an HVM domU's firmware is made of can't be loaded: hvmloader, SeaBIOS, OVMF or iPXE.",
  forms: [
    printed(
      "libxl",
      "4.12..",
      "failed to load IPXE {file:word} ({code:number})",
      [
        "tools/libs/light/libxl_dom.c: libxl__domain_firmware",
        NEWEST,
        'LOGE(ERROR, "failed to load IPXE %s (%d)", fp, rc);',
      ],
      NIXOS,
    ),
    printed(
      "libxl",
      "4.8..",
      "failed to read BIOS file: {reason}",
      [
        "tools/libs/light/libxl_dom.c: libxl__load_hvm_firmware_module, whose %s is BIOS",
        NEWEST,
        'rc = libxl__load_hvm_firmware_module(gc, bios_filename, "BIOS", … LOGEV(ERROR, r, "failed to read %s file", what);',
      ],
      QUBES,
    ),
    printed(
      "libxl",
      "4.3..",
      "initializing domain firmware failed",
      ["tools/libs/light/libxl_dom.c: libxl__build_hvm", NEWEST, 'LOG(ERROR, "initializing domain firmware failed");'],
      NIXOS,
      QUBES,
    ),
  ],
  causes: [
    {
      what: "dom0 lacks the package (seabios, ovmf, ipxe), or has it elsewhere than Xen was built for.",
      noPolicy: FILES,
      remedy: "Install it, or name the file by bios_path_override. It is bios=rombios that asks for iPXE.",
    },
    {
      what: "No QEMU was found, and the older device model that libxl takes in its place asks for ROMBIOS and iPXE.",
      noPolicy: FILES,
      remedy: "Install QEMU for Xen, or name it by device_model_override.",
      shownBy: ["qemu-xen is unavailable"],
    },
  ],
});
