/** The embedded S3: buckets in a folder, served over loopback with S3's own protocol. */
package io.templaterunner.s3;
