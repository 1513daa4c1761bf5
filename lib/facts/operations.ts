/** Owns the facts on what keeps a domU from being saved, restored or migrated. */
import { defineFact } from "./fact";

export const hvmCanBeSaved = defineFact<boolean>({
  id: "hvm-can-be-saved",
  statement: "Whether an HVM domU can be saved, restored and migrated.",
  basis: "source-code",
  scope: "PV domUs always could.",
  show: (can) => (can ? "yes" : "no"),
  spans: [
    {
      since: "3.1",
      value: true,
      citation: {
        source: "xen.git",
        locator: "commit 4a13cf1b70, first in 3.1",
        release: "3.1.0-branched",
        quote: "frame work for HVM save restore in Control Panel",
      },
    },
    {
      since: "3.0.3",
      until: "3.1",
      value: false,
      basis: "source-document",
      citation: {
        source: "source document",
        locator: "Xen HVM gotchas",
        release: "3.0.4",
        quote: "HVM domains currently do not suspend/restore/migrate, much less live migrate.",
      },
    },
  ],
});

export const hvmCanSleep = defineFact<boolean>({
  id: "hvm-can-sleep",
  statement: "Whether an HVM domU can put itself to sleep (ACPI's S3) and be woken.",
  basis: "source-code",
  scope: "A PV domU has no such sleep: what xm and xl call suspend there is a save.",
  show: (can) => (can ? "yes" : "no"),
  spans: [
    {
      since: "3.3",
      value: true,
      citation: {
        source: "xen.git",
        locator: "commit 509529e991, first in 3.3",
        release: "3.3.0-branched",
        quote: "x86 hvm: Xen interface and implementation for virtual S3",
      },
    },
    {
      since: "3.1",
      until: "3.3",
      value: false,
      citation: {
        source: "xen.git",
        locator: "commit 509529e991, first in 3.3",
        release: "3.3.0-branched",
        quote: "x86 hvm: Xen interface and implementation for virtual S3",
      },
    },
    {
      since: "3.0.3",
      until: "3.1",
      value: false,
      basis: "source-document",
      citation: {
        source: "source document",
        locator: "Xen HVM gotchas",
        release: "3.0.4",
        quote: "HVM domains currently do not suspend/restore/migrate, much less live migrate.",
      },
    },
  ],
});

/** What an assigned PCI device keeps a domU from. */
export const pciKeepsFrom = defineFact<readonly ("save" | "migrate")[]>({
  id: "pci-devices-keep-from",
  statement: "What a domU with assigned PCI devices can't be put through.",
  basis: "documented",
  scope:
    "Remus and COLO are migrations that go on. From 4.5 on the hypervisor refuses to track what a domU with an IOMMU writes.",
  show: (operations) => operations.join(", "),
  spans: [
    {
      since: "4.10",
      value: ["migrate"],
      citation: {
        source: "SUPPORT.md",
        locator: "x86/PCI Device Passthrough",
        release: "RELEASE-4.10.0",
        quote: "Not compatible with migration, populate-on-demand, altp2m,",
      },
    },
    {
      since: "4.6",
      until: "4.10",
      value: ["migrate"],
      citation: {
        source: "xen.git",
        locator: "docs/features/migration.pandoc: Limitations",
        release: "RELEASE-4.6.0",
        quote: "Hypervisor logdirty support is incompatible with hardware passthrough,",
      },
    },
    {
      since: "4.5",
      until: "4.6",
      value: ["migrate"],
      basis: "source-code",
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/mm/paging.c: paging_log_dirty_enable",
        release: "RELEASE-4.5.0",
        quote: "if ( need_iommu(d) && log_global )",
      },
    },
    {
      since: "3.2",
      until: "4.1",
      value: ["save", "migrate"],
      basis: "source-code",
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/server/pciif.py: migrate",
        release: "3.2.0-rc6",
        quote: "Migration not permitted with assigned PCI device.",
      },
    },
  ],
});

export const vnumaKeepsFromSaving = defineFact<boolean>({
  id: "vnuma-keeps-from-saving",
  statement: "Whether libxl refuses to save or migrate a domU with vNUMA.",
  basis: "source-code",
  scope: "The stream has no place for the placement of its memory.",
  show: (refused) => (refused ? "refused" : "done"),
  spans: [
    {
      since: "4.6",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_dom.c",
        release: "RELEASE-4.6.0",
        quote: "Cannot save a guest with vNUMA configured",
      },
    },
  ],
});

export const nestedStateIsLost = defineFact<boolean>({
  id: "nested-state-is-lost",
  statement: "What a domU's own hypervisor has in the CPU is not part of what is saved or migrated.",
  basis: "documented",
  scope: "HVM with nestedhvm. The document lists it among the known issues.",
  show: (lost) => (lost ? "lost" : "kept"),
  spans: [
    {
      since: "4.6",
      value: true,
      citation: {
        source: "xen.git",
        locator: "docs/features/migration.pandoc: Known issues",
        release: "RELEASE-4.6.0",
        quote: "x86 HVM with nested-virt (no relevant information included in the",
      },
    },
  ],
});

export const nomigrateAnnounced = defineFact<boolean>({
  id: "nomigrate-announced",
  statement: "nomigrate says that a domU won't be migrated, and gives it what does not survive that.",
  basis: "documented",
  scope:
    "By 4.10 it gives the flag of an invariant time stamp counter and nothing else, and nothing refuses the migration.",
  show: (says) => (says ? "yes" : "no"),
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xl.cfg(5)",
        locator: "nomigrate",
        release: "RELEASE-4.2.0",
        quote: "Disable migration of this domain.  This enables certain other features",
      },
    },
  ],
});

/** What comes of a migration between CPUs of Intel and of AMD. */
export const crossVendorMigration = defineFact<"refused" | "not sound">({
  id: "cross-vendor-migration",
  statement: "What comes of a migration from a CPU of one vendor to one of another.",
  basis: "documented",
  scope: "x86. The same text tells of the time before: it was added in 2009, and the vendors have diverged since.",
  spans: [
    {
      since: "4.22",
      value: "refused",
      citation: {
        source: "CHANGELOG.md",
        locator: "4.22.0, Removed",
        release: "RELEASE-4.22.0",
        quote: "- Cross-vendor support; guests can now only be configured as the same",
      },
    },
    {
      since: "4.0",
      until: "4.22",
      value: "not sound",
      citation: {
        source: "CHANGELOG.md",
        locator: "4.22.0, Removed",
        release: "RELEASE-4.22.0",
        quote: "a guest, but the vendors have been diverging since then in ways that Xen",
      },
    },
  ],
});

/** What a release makes of a domU that is saved or migrated. `legacy` has no version of its own. */
export interface MigrationStream {
  readonly writes: string;
  readonly reads: readonly string[];
}

const [LEGACY, LEGACY_JSON, V2, V3] = ["legacy", "legacy (JSON)", "version 2", "version 3"] as const;

export const migrationStream = defineFact<MigrationStream>({
  id: "migration-stream",
  statement: "The format in which xl saves and migrates a domU, and the formats that it restores.",
  basis: "source-code",
  scope:
    "x86. Streams of 4.5 and before are converted by a script from 4.6 on. 4.5 describes the domU in JSON, which 4.4 refuses.",
  show: ({ writes, reads }) => `writes ${writes}, reads ${reads.join(", ")}`,
  spans: [
    {
      since: "4.14",
      value: { writes: V3, reads: [LEGACY, LEGACY_JSON, V2, V3] },
      citation: {
        source: "xen.git",
        locator: "tools/libxc/xc_sr_restore.c: read_headers",
        release: "RELEASE-4.14.0",
        quote: 'ERROR("Invalid Version: Expected 2 <= ver <= 3, Got %d",',
      },
    },
    {
      since: "4.6",
      until: "4.14",
      value: { writes: V2, reads: [LEGACY, LEGACY_JSON, V2] },
      citation: {
        source: "xen.git",
        locator: "tools/libxc/xc_sr_restore.c: read_headers",
        release: "RELEASE-4.13.0",
        quote: "else if ( ihdr.version != IHDR_VERSION )",
      },
    },
    {
      since: "4.5",
      until: "4.6",
      value: { writes: LEGACY_JSON, reads: [LEGACY, LEGACY_JSON] },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: save_domain_core_writeconfig",
        release: "RELEASE-4.5.0",
        quote: "hdr.mandatory_flags |= XL_MANDATORY_FLAG_JSON;",
      },
    },
    {
      since: "4.1",
      until: "4.5",
      value: { writes: LEGACY, reads: [LEGACY] },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: create_domain",
        release: "RELEASE-4.4.0",
        quote: 'fprintf(stderr, "Savefile has mandatory flag(s) 0x%"PRIx32" "',
      },
    },
  ],
});

export const xmMigratesWithinRelease = defineFact<boolean>({
  id: "xm-migrates-within-release",
  statement: "Whether a host that xend runs hands its domUs only to hosts of the same release.",
  basis: "documented",
  scope: "xm migrate, and with it what is saved on the one and restored on the other. Nothing checks it.",
  show: (within) => (within ? "the same release" : "others too"),
  spans: [
    {
      since: "3.2",
      until: "4.1",
      value: true,
      citation: {
        source: "xm(1)",
        locator: "migrate",
        release: "3.2.0-rc6",
        quote: "other host machine, it must be running the same version of Xen, it",
      },
    },
    {
      since: "3.0.2",
      until: "3.2",
      value: true,
      citation: {
        source: "xm(1)",
        locator: "migrate",
        release: "3.0.2-branched",
        quote: "other host machine, it must be running the same version of xen, it",
      },
    },
  ],
});

export const vtpmStays = defineFact<boolean>({
  id: "vtpm-stays",
  statement: "Whether a vTPM's state stays behind when its domU is migrated.",
  basis: "documented",
  scope: "The vTPM that Xen brings.",
  show: (stays) => (stays ? "it stays" : "it goes along"),
  spans: [
    {
      since: "4.5",
      value: true,
      citation: {
        source: "xen-vtpmmgr(7)",
        locator: "Appendix: unsecured migration process",
        release: "RELEASE-4.5.0",
        quote: "vTPM's data; however, the vTPM packaged with Xen does not yet support migration.",
      },
    },
  ],
});

export const restrictionsEndWithMigration = defineFact<boolean>({
  id: "restrictions-end-with-migration",
  statement: "Whether a restricted device model can break out of its restrictions once its domU was migrated.",
  basis: "documented",
  scope: "HVM domUs with dm_restrict whose device model somebody has taken over.",
  show: (end) => (end ? "yes" : "no"),
  spans: [
    {
      since: "4.12",
      value: true,
      citation: {
        source: "xen.git",
        locator: "docs/features/qemu-deprivilege.pandoc: Limitations",
        release: "RELEASE-4.12.0",
        quote: "* Break out of the restrictions after migration",
      },
    },
  ],
});

export const podIsAllocated = defineFact<boolean>({
  id: "populate-on-demand-is-allocated",
  statement: "Whether saving or migrating an HVM domU allocates what it populates on demand.",
  basis: "documented",
  scope: "HVM domUs that were started with less memory than maxmem and still have such pages.",
  show: (allocated) => (allocated ? "yes" : "no"),
  spans: [
    {
      since: "4.6",
      value: true,
      citation: {
        source: "xen.git",
        locator: "docs/features/migration.pandoc: Known issues",
        release: "RELEASE-4.6.0",
        quote: "* x86 HVM with PoD pages (attempts to map cause PoD allocations)",
      },
    },
  ],
});

export const cpuidMustNotShrink = defineFact<boolean>({
  id: "migration-between-cpus",
  statement: "Whether a migration between CPUs that are not the same asks for care.",
  basis: "documented",
  scope:
    "x86. A domU has seen features of the CPU that it started on, and uses them; a cpuid setting can hide them from the start.",
  show: (care) => (care ? "yes" : "no"),
  spans: [
    {
      since: "4.6",
      value: true,
      citation: {
        source: "xen.git",
        locator: "docs/features/migration.pandoc: Limitations",
        release: "RELEASE-4.6.0",
        quote: "its issues.  Extreme care should be taken when migrating VMs between",
      },
    },
  ],
});

export const migratedConfiguration = defineFact<boolean>({
  id: "migrated-configuration",
  statement:
    "What is migrated or saved takes the configuration along with which it was made, unless it is given another.",
  basis: "documented",
  scope: "xl migrate and xl save.",
  show: (holds) => (holds ? "yes" : "no"),
  spans: [
    {
      since: "4.1",
      value: true,
      citation: {
        source: "xl(1)",
        locator: "migrate, -C",
        release: "RELEASE-4.2.0",
        quote: "Send <config> instead of config file from creation.",
      },
    },
  ],
});
