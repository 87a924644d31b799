package io.contactsheet.desktop.upload;

import io.contactsheet.desktop.upload.SkipReason.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files and folders that systems, network drives and programs keep beside photos, told by their names. They look like
 * pictures often enough: a network drive's own thumbnails are JPEG files, and so is what lies in its bin.
 */
enum LeftOut {
    BIN(
            Kind.BIN,
            "#recycle",
            "@Recycle",
            "@Recently-Snapshot",
            "$RECYCLE.BIN",
            "RECYCLER",
            "RECYCLED",
            ".Trash",
            ".Trash-*",
            ".Trashes",
            ".Trashed-*",
            ".trashbox",
            ".recycle",
            "Network Trash Folder"),
    SNAPSHOT(Kind.SNAPSHOT, "#snapshot", "@snapshot", ".snapshot", ".snapshots", ".zfs"),
    THUMBNAILS(
            Kind.THUMBNAILS,
            "@eaDir",
            "SYNOFILE_THUMB*",
            "SYNOPHOTO_THUMB*",
            "SYNOPHOTO_FILM*",
            ".@__thumb",
            "@__thumb",
            ".thumbnails",
            ".thumb",
            ".thumbs",
            ".picasaoriginals",
            ".pixlr_thumbs",
            "Thumbs.db",
            "Thumbs.db:*",
            "ehthumbs.db",
            "ehthumbs_vista.db",
            "thumbcache_*.db",
            "ZbThumbnail.info",
            ".fcpcache",
            "*.lrdata",
            "*.lrcat-data",
            "*.cocatalog",
            "*.cosessiondb",
            "*.photoslibrary",
            "*.photolibrary",
            "*.aplibrary",
            "*.migratedphotolibrary"),
    SYSTEM(
            Kind.SYSTEM,
            "System Volume Information",
            "lost+found",
            "desktop.ini",
            "Icon\r",
            ".DS_Store",
            "._*",
            "__MACOSX",
            ".AppleDouble",
            ".AppleDB",
            ".AppleDesktop",
            ".LSOverride",
            ".Spotlight-V100",
            ".fseventsd",
            ".TemporaryItems",
            ".DocumentRevisions-V100",
            ".PKInstallSandboxManager*",
            ".VolumeIcon.icns",
            ".com.apple.*",
            ".apdisk",
            ".nomedia",
            ".directory",
            ".fuse_hidden*",
            ".nfs????????*",
            "@tmp",
            "@sharebin",
            "@appstore",
            "@database",
            "#archive",
            ".streams",
            ".qpkg",
            ".stfolder",
            ".stversions",
            ".sync",
            ".dropbox.cache");

    private final Kind kind;
    private final List<Pattern> names;

    LeftOut(Kind kind, String... names) {
        this.kind = kind;
        this.names = Stream.of(names).map(LeftOut::pattern).toList();
    }

    /** Why a file or folder of this name is left out; empty if it is not. */
    static Optional<Kind> reason(String name) {
        return Stream.of(values())
                .filter(left -> left.names.stream()
                        .anyMatch(pattern -> pattern.matcher(name).matches()))
                .map(left -> left.kind)
                .findFirst();
    }

    /** Case counts nowhere: drives and programs do not agree on it. */
    private static Pattern pattern(String glob) {
        String quoted = Pattern.quote(glob.toLowerCase(Locale.ROOT))
                .replace("*", "\\E.*\\Q")
                .replace("?", "\\E.\\Q");
        return Pattern.compile(quoted, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
