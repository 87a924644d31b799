package io.templaterunner.s3;

/** How the files of keys are named. Both ways round, with slashes between the names of folders and of the file. */
interface FileNaming {

    /** Files are named like their keys. */
    FileNaming LIKE_KEYS = new FileNaming() {
        @Override
        public String fileOf(String key) {
            return key;
        }

        @Override
        public String keyOf(String file) {
            return file;
        }
    };

    /** The path of a key's file in its bucket. */
    String fileOf(String key);

    /** The key of a file that was named by {@link #fileOf}. */
    String keyOf(String file);
}
