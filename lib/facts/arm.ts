/** Owns the facts on hosts and domUs of Arm: what they have not, and the limits of what is theirs alone. */
import { Size } from "../units/size";
import type { Architecture } from "../xen/architecture";
import type { WordSize } from "../xen/word-size";
import { defineFact } from "./fact";

export const armGuestTypes = defineFact<readonly string[]>({
  id: "arm-guest-types",
  statement: "The guest types that xl takes on Arm, where there is one: it makes pv into pvh.",
  basis: "documented",
  scope: "Hosts of Arm. pvh as a type of its own came with 4.10, and until 4.12 a domU was PV to xl there.",
  show: (types) => types.join(", "),
  spans: [
    {
      since: "4.12",
      value: ["pv", "pvh"],
      citation: {
        source: "SUPPORT.md",
        locator: "Virtual Machines, ARM; and libxl_arm.c, which converts PV to PVH",
        release: "RELEASE-4.12.0",
        quote: "ARM only has one guest type at the moment",
      },
    },
  ],
});

export const armDomUsStay = defineFact<boolean>({
  id: "arm-domus-stay",
  statement: "Whether a domU of Arm can be neither saved nor restored nor migrated.",
  basis: "source-code",
  scope: "The tools are built without the code for it (CONFIG_MIGRATE := n).",
  show: (stay) => (stay ? "yes" : "no"),
  spans: [
    {
      since: "4.3",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libs/guest/xg_nomigrate.c: xc_domain_save, the same since libxc's xc_nomigrate.c",
        release: "RELEASE-4.22.0",
        quote: "errno = ENOSYS;",
      },
    },
  ],
});

/** The most vCPUs by the version of the interrupt controller that a domU sees, and whatever that is. */
export interface ArmVcpus {
  readonly v2: number;
  readonly most: Readonly<Partial<Record<Architecture, number>>>;
}

export const armVcpus = defineFact<ArmVcpus>({
  id: "arm-vcpus",
  statement: "The most vCPUs of a domU of Arm: by its GIC, and by what Xen is compiled for.",
  basis: "source-code",
  scope: "gic_version. Without it a domU sees the version that its host has.",
  show: ({ v2, most }) =>
    `${v2} with GICv2; ${Object.entries(most)
      .map(([name, count]) => `${count} on ${name}`)
      .join(", ")}`,
  spans: [
    {
      since: "4.12",
      value: { v2: 8, most: { arm64: 128, arm32: 8 } },
      citation: {
        source: "xen.git",
        locator: "xen/arch/arm/domain.c: arch_sanitise_domain_config, and MAX_VIRT_CPUS in asm/config.h",
        release: "RELEASE-4.22.0",
        quote: "max_vcpus = min(vgic_max_vcpus(config->arch.gic_version), MAX_VIRT_CPUS);",
      },
    },
  ],
});

export const armRefusesAltp2m = defineFact<boolean>({
  id: "arm-refuses-altp2m",
  statement: "Whether a domU of Arm with altp2m is refused.",
  basis: "source-code",
  scope: "Before 4.19 the setting is not looked at there.",
  show: (refused) => (refused ? "refused" : "ignored"),
  spans: [
    {
      since: "4.19",
      value: true,
      citation: {
        source: "xen.git",
        locator: "xen/arch/arm/domain.c: arch_sanitise_domain_config",
        release: "RELEASE-4.19.0",
        quote: 'dprintk(XENLOG_INFO, "Altp2m not supported\\n");',
      },
    },
  ],
});

export const armSharesPageTables = defineFact<readonly string[]>({
  id: "arm-passthrough-modes",
  statement: "The values that passthrough= can have on Arm, where CPU and IOMMU share one page table.",
  basis: "source-code",
  scope: "Hosts of Arm.",
  show: (modes) => modes.join(", "),
  spans: [
    {
      since: "4.13",
      value: ["disabled", "enabled", "share_pt"],
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_arm.c: libxl__arch_passthrough_mode_setdefault",
        release: "RELEASE-4.13.0",
        quote: '"passthrough=\\"%s\\" not supported on ARM\\n",',
      },
    },
  ],
});

export const sveStep = defineFact<{ readonly step: number; readonly most: number }>({
  id: "sve-vector-length",
  statement: "The bits by which the length of SVE's vectors goes up, and the most.",
  basis: "source-code",
  scope: "arm64, and no more than the CPU has: sve=hw takes that.",
  show: ({ step, most }) => `${step} to ${most}`,
  spans: [
    {
      since: "4.18",
      value: { step: 128, most: 2048 },
      citation: {
        source: "xen.git",
        locator:
          "tools/libs/light/libxl_arm.c: libxl__arch_domain_build_info_setdefault, and libxl_types.idl: sve_type",
        release: "RELEASE-4.18.0",
        quote: '"Invalid sve value: %d. It must be multiple of 128",',
      },
    },
  ],
});

export const armMemory = defineFact<Readonly<Partial<Record<Architecture, Size>>>>({
  id: "arm-memory-supported",
  statement: "The largest memory of a domU of Arm that is supported.",
  basis: "documented",
  scope: "More may work, and nobody tests it.",
  show: (most) =>
    Object.entries(most)
      .map(([name, size]) => `${size.toString()} on ${name}`)
      .join(", "),
  spans: [
    {
      since: "4.17",
      value: { arm64: Size.tebibytes(1), arm32: Size.gibibytes(12) },
      citation: {
        source: "SUPPORT.md",
        locator: "Guest Limits: Memory",
        release: "RELEASE-4.17.0",
        quote: "Status, Arm64: Supported up to 1 TiB",
      },
    },
  ],
});

export const armKeys = defineFact<readonly string[]>({
  id: "keys-of-arm",
  statement: "The keys of a domU's configuration that mean something on Arm alone.",
  basis: "documented",
  scope: "xl reads them on every architecture, and says nothing where they do nothing.",
  show: (keys) => keys.join(", "),
  spans: [
    {
      since: "4.21",
      value: ["gic_version", "vuart", "tee", "sve", "nr_spis", "arm_sci", "device_tree", "dtdev"],
      citation: { source: "xl.cfg(5)", locator: "ARM", release: "RELEASE-4.22.0", quote: '=item B<nr_spis="NR_SPIS">' },
    },
    {
      since: "4.18",
      until: "4.21",
      value: ["gic_version", "vuart", "tee", "sve", "device_tree", "dtdev"],
      citation: { source: "xl.cfg(5)", locator: "ARM", release: "RELEASE-4.18.0", quote: '=item B<sve="vl">' },
    },
    {
      since: "4.6",
      until: "4.18",
      value: ["gic_version", "vuart", "tee", "device_tree", "dtdev"],
      citation: { source: "xl.cfg(5)", locator: "ARM", release: "RELEASE-4.10.0", quote: '=item B<gic_version="vN">' },
    },
  ],
});

export const armWordSizes = defineFact<Readonly<Partial<Record<Architecture, readonly WordSize[]>>>>({
  id: "arm-word-sizes",
  statement: "The word sizes of domUs that a hypervisor of each architecture of Arm can run.",
  basis: "source-code",
  scope: "armv7l on arm64 only where its CPUs have AArch32, which xen_caps shows.",
  show: (sizes) =>
    Object.entries(sizes)
      .map(([architecture, words]) => `${architecture}: ${words.join(", ")}`)
      .join("; "),
  spans: [
    {
      since: "4.4",
      value: { arm64: ["aarch64", "armv7l"], arm32: ["armv7l"] },
      citation: {
        source: "xen.git",
        locator: "xen/arch/arm/setup.c: arch_get_xen_caps",
        release: "RELEASE-4.17.0",
        quote: 'snprintf(s, sizeof(s), "xen-%d.%d-aarch64 ", major, minor);',
      },
    },
  ],
});

export const armHostMemory = defineFact<Readonly<Partial<Record<Architecture, Size>>>>({
  id: "arm-host-memory",
  statement: "The most memory of a host of Arm that a release supports.",
  basis: "documented",
  scope: "There is no such statement before 4.17.",
  show: (limits) =>
    Object.entries(limits)
      .map(([architecture, limit]) => `${architecture}: ${limit}`)
      .join(", "),
  spans: [
    {
      since: "4.17",
      value: { arm32: Size.gibibytes(12), arm64: Size.tebibytes(2) },
      citation: {
        source: "SUPPORT.md",
        locator: "Physical Memory",
        release: "RELEASE-4.17.0",
        quote: "Status, Arm64: Supported up to 2 TiB",
      },
    },
  ],
});

/** Interrupts of a domU that Xen deals out itself, by their numbers. */
export interface ArmInterrupts {
  /** The first shared one: those below are private to a vCPU. */
  readonly shared: number;
  /** Of the emulated UART. */
  readonly vuart: number;
  /** Of virtio devices, one after the other; absent where there are none. */
  readonly virtio?: { readonly first: number; readonly last: number };
}

const UART_ALONE: ArmInterrupts = { shared: 32, vuart: 32 };

export const armInterrupts = defineFact<ArmInterrupts>({
  id: "arm-interrupts",
  statement: "The interrupts that a domU of Arm has from Xen, and that no device of the host can have there.",
  basis: "source-code",
  scope: "vuart and virtio disks; irqs of the host that are passed through.",
  show: ({ vuart, virtio }) =>
    `${vuart} of the vuart${virtio === undefined ? "" : `, ${virtio.first} to ${virtio.last} of virtio devices`}`,
  spans: [
    {
      since: "4.17",
      value: { ...UART_ALONE, virtio: { first: 33, last: 43 } },
      citation: {
        source: "xen.git",
        locator: "xen/include/public/arch-arm.h; tools/libs/light/libxl_arm.c: libxl__arch_domain_prepare_config",
        release: "RELEASE-4.17.0",
        quote: "#define GUEST_VIRTIO_MMIO_SPI_LAST    43",
      },
    },
    {
      since: "4.10",
      until: "4.17",
      value: UART_ALONE,
      citation: {
        source: "xen.git",
        locator: "xen/include/public/arch-arm.h; tools/libxl/libxl_arm.c: libxl__arch_domain_prepare_config",
        release: "RELEASE-4.10.0",
        quote: "#define GUEST_VPL011_SPI        32",
      },
    },
  ],
});

export const nrSpisCoversInterrupts = defineFact<boolean>({
  id: "nr-spis-covers-interrupts",
  statement: "Whether a domU of Arm is refused whose nr_spis is too small for its interrupts.",
  basis: "source-code",
  scope: "Where nr_spis is not set, Xen counts by itself.",
  show: (refused) => (refused ? "yes" : "no"),
  spans: [
    {
      since: "4.21",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_arm.c: libxl__arch_domain_prepare_config",
        release: "RELEASE-4.21.0",
        quote: 'LOG(ERROR, "Provided nr_spis value is too small (minimum required %u)\\n",',
      },
    },
  ],
});
