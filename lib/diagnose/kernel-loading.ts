/** Owns the symptoms of a kernel's file and format, as the domain builder finds them. */
import { defineSymptom, printed, publicText, seenText, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const DOM0_FILES = "What is on a disk or in an image no plan shows.";
const BZIMAGE = "tools/libs/guest/xg_dom_bzimageloader.c: xc_dom_probe_bzimage_kernel";
const FILES = "Which files dom0 has no plan shows.";
const NIXOS = thread("https://github.com/NixOS/nixpkgs/issues/350179");
const ELF = thread("https://github.com/QubesOS/qubes-vmm-xen/pull/25");
const FDT = thread("https://github.com/mirage/xen-arm-builder/issues/29");

export const kernelFileMissing = defineSymptom({
  id: "kernel-file-missing",
  meaning: "The domain builder could not open the kernel, the ramdisk or a firmware.",
  forms: [
    printed("libxc", "4.7..", "failed to open file '{file}': {reason}", [
      "tools/libs/guest/xg_dom_core.c: xc_dom_malloc_filemap",
      "RELEASE-4.22.0",
      "\"failed to open file '%s': %s\",",
    ]),
  ],
  causes: [
    {
      what: "There is no such file in dom0, or it can't be read.",
      noPolicy: "Which files dom0 has no plan shows.",
      remedy: "Correct the path of kernel or ramdisk: it is one of dom0's file system, not of the domU's.",
    },
  ],
});

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

export const kernelNotUnpacked = defineSymptom({
  id: "kernel-not-unpacked",
  meaning: "The domain builder knows how the kernel's image is compressed, and failed to unpack it.",
  forms: [
    printed("libxc", "4.0..", "unable to {compression:word} decompress kernel", [
      BZIMAGE,
      NEWEST,
      '"%s unable to LZ4 decompress kernel\\n",',
    ]),
  ],
  causes: [
    {
      what: "It is lz4, which older releases unpack with some images only.",
      policies: ["kernel-image-is-readable"],
      remedy: "Upgrade the host, repack the image (extract-vmlinux), or make the domU HVM.",
      until: "4.13",
    },
    {
      what: "The image is damaged, or larger than the domain builder takes.",
      noPolicy: DOM0_FILES,
      remedy: "Reinstall the kernel.",
    },
  ],
});

export const kernelNotBzImage = defineSymptom({
  id: "kernel-not-bzimage",
  meaning:
    "No loader of the domain builder took the file for a kernel: this line and those around it are one attempt each.",
  forms: [
    printed("libxc", "3.3..", "kernel is not a bzImage", [
      BZIMAGE,
      NEWEST,
      'xc_dom_printf(dom->xch, "%s: kernel is not a bzImage", __FUNCTION__);',
    ]),
    printed("libxc", "3.1..", "no loader found", [
      "tools/libs/guest/xg_dom_core.c: xc_dom_find_loader",
      NEWEST,
      'XC_INVALID_KERNEL, "%s: no loader found", __FUNCTION__);',
    ]),
    seenText("libxc", "xc_dom_find_loader failed: Invalid kernel", publicText("a log of xl create")),
  ],
  causes: [
    {
      what: "The kernel is compressed in a way that this release does not know, as zstd and lz4 are to older ones.",
      policies: ["kernel-image-is-readable"],
      remedy: "Upgrade the host, or repack the image.",
    },
    {
      what: "The file is no kernel for this type of domU: another architecture, a script, a GRUB for another mode.",
      policies: ["pvh-kernel-has-entry", "domu-has-boot-source"],
      remedy: "Look at it with `file`, and take one that was built for Xen.",
    },
  ],
});

export const kernelNotForXen = defineSymptom({
  id: "kernel-not-for-xen",
  meaning: "The kernel was built without support for being a guest of this kind: it has none of Xen's notes.",
  forms: [
    printed("libxc", "3.0.2..", "Not a Xen-ELF image: No ELF notes or '__xen_guest' section found", [
      "xen/common/libelf/libelf-dominfo.c: elf_xen_parse",
      NEWEST,
      'elf_err(elf, "ERROR: Not a Xen-ELF image: " "No ELF notes or \'__xen_guest\' section found\\n");',
    ]),
    seenText("Linux", "not a Xen kernel", publicText("BitFolk's users, 2020-04-23: GRUB as a PV domU")),
  ],
  causes: [
    {
      what: "A GRUB that runs as a PV domU does not know the compression of the kernel (lz4, zstd), and takes it for none of Xen's.",
      policies: ["kernel-image-is-readable"],
      remedy: "Make the domU PVH with grub-i386-xen_pvh.bin, or repack the kernel with gzip or xz.",
    },
    {
      what: "The kernel lacks CONFIG_XEN_PV.",
      noPolicy: DOM0_FILES,
      remedy: "Take a kernel that has it, or make the domU HVM or PVH.",
    },
  ],
});

export const kernelNotParsed = defineSymptom({
  id: "kernel-not-parsed",
  meaning: "The domain builder did not take the kernel image. The line before it says why.",
  forms: [
    printed("libxl", "4.1..", "xc_dom_parse_image failed", [
      "tools/libs/light/libxl_dom.c: libxl__build_dom",
      "RELEASE-4.22.0",
      'LOG(ERROR, "xc_dom_parse_image failed");',
    ]),
  ],
  causes: [
    {
      what: "The kernel is not one that this guest type and this hypervisor can boot.",
      noPolicy: "The text alone names no cause: the line before it does.",
      remedy: "Read the lines before it, and diagnose them.",
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
        'int xc_dom_set_arch_hooks(struct xc_dom_image *dom) … "%s: not found (type %s)", __FUNCTION__, dom->guest_type);',
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

export const kernelLargerThanMemory = defineSymptom({
  id: "kernel-larger-than-memory",
  meaning:
    "The domain has too little memory for what is loaded into it. The numbers are pages of 4 KiB, in hexadecimal.",
  forms: [
    printed("libxc", "4.0..", "segment {segment:word} too large ({wanted:word} > {total:word} - {taken:word} pages)", [
      "tools/libs/guest/xg_dom_core.c: xc_dom_chk_alloc_pages",
      "RELEASE-4.22.0",
      '"%s: segment %s too large (0x%"PRIpfn" > "',
    ]),
  ],
  causes: [
    {
      what: "memory is smaller than kernel and ramdisk when they are unpacked.",
      noPolicy: "The size of a kernel stands in its image: no plan shows it.",
      remedy: "Give the domU more memory, or a smaller ramdisk.",
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
