/** Owns the symptoms of what is loaded into a domU before it starts, beside its kernel's own format: firmware, pages, device tree. */
import { defineSymptom, printed, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const FILES = "Which files dom0 has no plan shows.";
const NIXOS = thread("https://github.com/NixOS/nixpkgs/issues/350179");
const QUBES = thread("https://github.com/QubesOS/qubes-issues/issues/3133");
const ELF = thread("https://github.com/QubesOS/qubes-vmm-xen/pull/25");
const FDT = thread("https://github.com/mirage/xen-arm-builder/issues/29");

export const fileNotMapped = defineSymptom({
  id: "file-not-mapped",
  meaning:
    "The domain builder opened a kernel, ramdisk or firmware, and could not read it as a file. No such device: it is a folder.",
  forms: [
    printed(
      "libxc",
      "4.4..",
      "failed to mmap file '{file}': {reason}",
      ["tools/libs/guest/xg_dom_core.c: xc_dom_malloc_filemap", NEWEST, "\"failed to mmap file '%s': %s\","],
      NIXOS,
    ),
  ],
  causes: [
    {
      what: "The path names a folder, or something on a filesystem without memory mapping.",
      noPolicy: FILES,
      remedy:
        "Correct kernel, ramdisk or the firmware's path. Where you set none, the distribution built Xen with a wrong path: report it there.",
    },
  ],
});

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
        'rc = libxl__load_hvm_firmware_module(gc, bios_filename, "BIOS", LOGEV(ERROR, r, "failed to read %s file", what);',
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

export const firmwareOverrideIgnored = defineSymptom({
  id: "hvmloader-as-kernel-ignored",
  meaning:
    "A warning, and no reason why a domain fails: kernel=hvmloader of an old configuration is ignored, as it is the default.",
  forms: [
    printed(
      "xl",
      "4.5..",
      'WARNING: you seem to be using "kernel" directive to override HVM guest firmware.',
      [
        "tools/xl/xl_parse.c: parse_config_data",
        NEWEST,
        'fprintf(stderr, "WARNING: you seem to be using \\"kernel\\" " "directive to override HVM guest firmware. Ignore "',
      ],
      thread("https://github.com/ganeti/ganeti/issues/1726"),
    ),
  ],
  causes: [
    {
      what: "The configuration is from the time of xend.",
      noPolicy: "It works: there is nothing to reject.",
      remedy: "Drop kernel.",
    },
  ],
});

export const deviceModelKeyIgnored = defineSymptom({
  id: "device-model-key-ignored",
  meaning: "A warning, and no reason why a domain fails: device_model is a key of xend's, which xl ignores.",
  forms: [
    printed(
      "xl",
      "4.2..",
      "WARNING: ignoring device_model directive.",
      ["tools/xl/xl_parse.c: parse_config_data", NEWEST, '"WARNING: ignoring device_model directive.\\n"'],
      thread("https://github.com/ganeti/ganeti/issues/1726"),
    ),
  ],
  causes: [
    {
      what: "The configuration is from the time of xend.",
      policies: ["settings-are-not-ignored"],
      remedy: "Drop device_model; device_model_override names another QEMU where one is needed.",
    },
  ],
});

export const guestTypeNotFound = defineSymptom({
  id: "guest-type-not-found",
  meaning:
    "The domain builder does not know what kind of guest the kernel is for. The reason stands before: it did not take the image.",
  forms: [
    printed(
      "libxc",
      "4.7..",
      "xc_dom_set_arch_hooks: not found (type {type:word})",
      [
        "tools/libs/guest/xg_dom_core.c: xc_dom_set_arch_hooks",
        NEWEST,
        'int xc_dom_set_arch_hooks(struct xc_dom_image *dom) "%s: not found (type %s)", __FUNCTION__, dom->guest_type);',
      ],
      ELF,
    ),
    printed(
      "libxc",
      "4.0..",
      "arch hooks not set",
      [
        "tools/libs/guest/xg_dom_core.c: xc_dom_mem_init",
        NEWEST,
        'xc_dom_panic(dom->xch, XC_INTERNAL_ERROR, "%s: arch hooks not set",',
      ],
      ELF,
    ),
    printed(
      "libxl",
      "4.1..",
      "xc_dom_mem_init failed",
      ["tools/libs/light/libxl_dom.c: libxl__build_dom", NEWEST, 'LOGE(ERROR, "xc_dom_mem_init failed");'],
      ELF,
    ),
  ],
  causes: [
    {
      what: "The kernel can't start as PVH, or is for another architecture.",
      policies: ["pvh-kernel-has-entry", "kernel-image-is-readable"],
      remedy: "Diagnose the line above. Take a kernel that was built for this type of domU, or change the type.",
    },
  ],
});

export const deviceTreeNotMade = defineSymptom({
  id: "device-tree-not-made",
  meaning: "On Arm: libxl could not make the domU's device tree, since it does not know what its kernel is.",
  forms: [
    printed(
      "libxl",
      "4.4..",
      "Unable to find arch FDT info for {type:word}",
      [
        "tools/libs/light/libxl_arm.c: get_arch_info",
        NEWEST,
        'LOG(ERROR, "Unable to find arch FDT info for %s", dom->guest_type);',
      ],
      FDT,
    ),
    printed(
      "libxl",
      "4.4..4.5",
      "libxl__arch_domain_configure failed",
      [
        "tools/libxl/libxl_dom.c: libxl__build_pv",
        "RELEASE-4.4.0",
        'LOGE(ERROR, "libxl__arch_domain_configure failed");',
      ],
      FDT,
    ),
  ],
  causes: [
    {
      what: "The image is neither a zImage nor an Image of Arm: xen-3.0-unknown says that it was not recognized.",
      noPolicy: "What an image holds no plan shows.",
      remedy: "Name the uncompressed Image (64-bit) or the zImage (32-bit); an ELF file needs Xen's notes.",
    },
  ],
});

export const domainPagesNotMapped = defineSymptom({
  id: "domain-pages-not-mapped",
  meaning: "The domain builder could not map memory of the domain that it builds into itself.",
  forms: [
    printed(
      "libxc",
      "4.0..",
      "failed to mmap domU pages {first:word} [mmap, errno={code:number} ({reason})]",
      [
        "tools/libs/guest/xg_dom_boot.c: xc_dom_boot_domU_map",
        NEWEST,
        '"%s: failed to mmap domU pages 0x%" PRIpfn "+0x%" PRIpfn " [mmap, errno=%i (%s)]", __FUNCTION__, pfn, count,',
      ],
      thread("https://github.com/mirage/mirage/issues/354"),
    ),
  ],
  causes: [
    {
      what: "dom0 has no memory left to map it with, or the domain got less than its kernel and ramdisk take.",
      policies: ["dom0-memory-at-least-minimum", "host-memory-holds-domus"],
      remedy: "Look at the memory of both (xl info, free in dom0), and give dom0 or the domU more.",
    },
    {
      what: "dom0's kernel and the toolstack don't fit each other, as on early Arm boards.",
      noPolicy: FILES,
      remedy: "Upgrade dom0's kernel and Xen together.",
    },
  ],
});
