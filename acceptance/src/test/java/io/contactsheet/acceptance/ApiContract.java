package io.contactsheet.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the API promises for each of its routes: what S3 is asked, and what of S3's answer reaches the client. */
final class ApiContract {

    /** Of a page of another origin. */
    static final String ORIGIN = "https://photos.example.com";

    /** Of a gallery that is another one than the default in all that shows in the API. */
    static final Map<String, String> PARAMETERS =
            Map.of("AllowedOrigin", ORIGIN, "GalleryName", "my-photos", "ThumbnailSize", "120");

    private static final String EXPOSED =
            "Content-Range,ETag,x-amz-meta-filename,x-amz-meta-sha256,x-amz-meta-thumbnail-error,"
                    + "x-amzn-Remapped-Content-Length";
    /** In the place of the address of the gallery's user pool, without a slash at its end. */
    static final String USERS = "{users}";

    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' blob: data:; connect-src 'self' " + USERS + "; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none',"
            + " script-src https://*:*/gallery/site/ http://*:*/gallery/site/";

    private static final List<String> CONDITIONS = List.of("If-Modified-Since", "If-None-Match");
    private static final List<String> LISTING =
            List.of("continuation-token", "delimiter", "max-keys", "prefix", "start-after");
    private static final Map<String, String> LIST_ALWAYS = Map.of("encoding-type", "url", "list-type", "2");
    private static final Map<String, String> UNCACHED = Map.of("Cache-Control", "no-store");
    private static final Map<String, String> READABLE = Map.of("Access-Control-Expose-Headers", EXPOSED);
    private static final Map<String, String> PAGE = Map.of(
            "Content-Security-Policy",
            PAGE_POLICY,
            "Referrer-Policy",
            "no-referrer",
            "X-Content-Type-Options",
            "nosniff",
            "Access-Control-Expose-Headers",
            EXPOSED);
    /** Whatever a file says it is, it runs nothing and reads nothing in the gallery's name. */
    private static final Map<String, String> HARMLESS =
            Map.of("Content-Security-Policy", "sandbox", "X-Content-Type-Options", "nosniff");

    private static final Map<String, String> READ = both(HARMLESS, READABLE);
    /** The gallery is a private one: no cache that others use may keep a picture. */
    private static final Map<String, String> PICTURE =
            both(READ, Map.of("Cache-Control", "private, max-age=31536000, immutable"));
    /** Nor does it show as a page. */
    private static final Map<String, String> ORIGINAL =
            both(READ, Map.of("Cache-Control", "private, no-cache", "Content-Disposition", "attachment"));

    /** Nobody may keep it. */
    private static final Map<String, String> PASSING = both(HARMLESS, UNCACHED);

    private static final List<String> PHOTO = List.of(
            "Accept-Ranges",
            "Content-Range",
            "Content-Type",
            "ETag",
            "Last-Modified",
            "x-amz-meta-filename",
            "x-amz-meta-sha256");
    private static final List<String> UNCHANGED = List.of("ETag", "Last-Modified");
    private static final List<String> THUMBNAIL =
            List.of("Content-Type", "ETag", "Last-Modified", "x-amz-meta-filename", "x-amz-meta-thumbnail-error");

    private ApiContract() {}

    /**
     * An answer.
     *
     * @param copied the headers of S3's answer that reach the client
     * @param fixed the headers that are always the same, but for CORS's own
     */
    record Answer(List<String> copied, Map<String, String> fixed) {}

    /**
     * A route.
     *
     * @param method of the client's request
     * @param path of the client's request
     * @param asked of S3: the bucket's output of the stack, or {@code site}, and the key
     * @param role logical id of the role whose permissions count
     * @param headers of the client's request that reach S3
     * @param always the headers that S3 always gets, with their values
     * @param query parameters of the client's request that reach S3
     * @param answers by S3's status; every other one is an error that is not S3's
     */
    record Route(
            String method,
            String path,
            String asked,
            String role,
            List<String> headers,
            Map<String, String> always,
            List<String> query,
            Map<Integer, Answer> answers) {

        @Override
        public String toString() {
            return method + " " + path;
        }

        boolean lists() {
            return !query.isEmpty();
        }
    }

    /** Those that lead to S3. */
    static List<Route> routes() {
        Map<Integer, Answer> photo = answers(
                Map.of(
                        200, new Answer(PHOTO, ORIGINAL),
                        206, new Answer(PHOTO, ORIGINAL),
                        304, new Answer(UNCHANGED, ORIGINAL)),
                400,
                403,
                404,
                416);
        Map<Integer, Answer> thumbnail = answers(
                Map.of(200, new Answer(THUMBNAIL, PICTURE), 304, new Answer(UNCHANGED, PICTURE)), 400, 403, 404);
        List<String> page = List.of("Cache-Control", "Content-Type", "ETag", "Last-Modified");
        return List.of(
                site("/", "index.html", page),
                site("/site/lib/app.js", "lib/app.js", plus(page, "Content-Encoding")),
                list("/photos", "OriginalsBucketName"),
                list("/thumbnails", "ThumbnailsBucketName"),
                read("GET", "/photos/album/a.jpg", "OriginalsBucketName", plus(CONDITIONS, "Range"), photo),
                read("HEAD", "/photos/album/a.jpg", "OriginalsBucketName", plus(CONDITIONS, "Range"), sized(photo)),
                read("GET", "/thumbnails/album/a.jpg", "ThumbnailsBucketName", CONDITIONS, thumbnail),
                read("HEAD", "/thumbnails/album/a.jpg", "ThumbnailsBucketName", CONDITIONS, sized(thumbnail)),
                new Route(
                        "PUT",
                        "/photos/album/a.jpg",
                        "OriginalsBucketName/album/a.jpg",
                        "WriteRole",
                        List.of("Content-Type", "x-amz-meta-filename", "x-amz-meta-sha256"),
                        Map.of("Content-Encoding", "identity", "If-None-Match", "*"),
                        List.of(),
                        answers(Map.of(200, new Answer(List.of("ETag"), both(PASSING, READABLE))), 400, 403, 409, 412)),
                new Route(
                        "DELETE",
                        "/photos/album/a.jpg",
                        "OriginalsBucketName/album/a.jpg",
                        "WriteRole",
                        List.of(),
                        Map.of(),
                        List.of(),
                        answers(Map.of(204, new Answer(List.of(), PASSING)), 400, 403, 409)));
    }

    /** What a preflight of each path allows. */
    static Map<String, String> preflights() {
        return new TreeMap<>(Map.of(
                "/", "GET,OPTIONS",
                "/site/lib/app.js", "GET,OPTIONS",
                "/photos", "GET,OPTIONS",
                "/thumbnails", "GET,OPTIONS",
                "/photos/album/a.jpg", "GET,HEAD,PUT,DELETE,OPTIONS",
                "/thumbnails/album/a.jpg", "GET,HEAD,OPTIONS"));
    }

    /** An error that a client sees as one: S3's own words, which nobody may keep. */
    static Answer error() {
        return new Answer(List.of("Content-Type"), PASSING);
    }

    private static Route site(String path, String key, List<String> copied) {
        return new Route(
                "GET",
                path,
                "site/" + key,
                "SiteReadRole",
                List.of("If-None-Match"),
                Map.of(),
                List.of(),
                answers(
                        Map.of(200, new Answer(copied, PAGE), 304, new Answer(plus(UNCHANGED, "Cache-Control"), PAGE)),
                        400,
                        403,
                        404));
    }

    private static Route list(String path, String bucket) {
        return new Route(
                "GET",
                path,
                bucket,
                reader(bucket),
                List.of(),
                LIST_ALWAYS,
                LISTING,
                answers(Map.of(200, new Answer(List.of("Content-Type"), both(PASSING, READABLE))), 400, 403));
    }

    private static Route read(
            String method, String path, String bucket, List<String> headers, Map<Integer, Answer> answers) {
        return new Route(method, path, bucket + "/album/a.jpg", reader(bucket), headers, Map.of(), List.of(), answers);
    }

    /** Who reads a bucket reads no other. */
    private static String reader(String bucket) {
        return bucket.replace("BucketName", "ReadRole");
    }

    private static Map<Integer, Answer> answers(Map<Integer, Answer> successes, Integer... errors) {
        Map<Integer, Answer> answers = new TreeMap<>(successes);
        for (int status : errors) {
            answers.put(status, error());
        }
        return answers;
    }

    /** HEAD tells the size, under the name that API Gateway gives it. */
    private static Map<Integer, Answer> sized(Map<Integer, Answer> answers) {
        Map<Integer, Answer> sized = new TreeMap<>(answers);
        sized.computeIfPresent(200, (_, answer) -> new Answer(plus(answer.copied(), "Content-Length"), answer.fixed()));
        return sized;
    }

    private static List<String> plus(List<String> names, String name) {
        List<String> more = new ArrayList<>(names);
        more.add(name);
        return List.copyOf(more);
    }

    private static Map<String, String> both(Map<String, String> some, Map<String, String> others) {
        Map<String, String> both = new TreeMap<>(some);
        both.putAll(others);
        return both;
    }

    /** Every status that S3 may answer one of the routes with, and some that it never should. */
    static Stream<Integer> statuses() {
        return Stream.of(200, 204, 206, 301, 304, 400, 403, 404, 405, 409, 412, 416, 418, 500, 502, 503);
    }
}
