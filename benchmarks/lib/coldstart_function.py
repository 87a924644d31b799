"""A thumbnail function as one writes it in Python, with the few lines that a runtime needs around it."""

import http.client
import io
import json
import os
from urllib.parse import unquote_plus

import boto3
from PIL import Image, ImageOps

s3 = boto3.client("s3", endpoint_url=os.environ["AWS_ENDPOINT_URL_S3"])
SIDE = int(os.environ["THUMBNAIL_SIZE"])


def handler(event):
    for record in event["Records"]:
        bucket = record["s3"]["bucket"]["name"]
        key = unquote_plus(record["s3"]["object"]["key"])
        photo = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
        s3.put_object(Bucket=os.environ["THUMBNAILS_BUCKET"], Key=key, Body=thumbnail(photo), ContentType="image/jpeg")


def thumbnail(photo):
    with Image.open(io.BytesIO(photo)) as picture:
        picture.draft("RGB", (SIDE * 2, SIDE * 2))
        picture.thumbnail((SIDE, SIDE), Image.LANCZOS, reducing_gap=2.0)
        out = io.BytesIO()
        ImageOps.exif_transpose(picture).convert("RGB").save(out, "JPEG", quality=85)
        return out.getvalue()


def main():
    runtime = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    while True:
        runtime.request("GET", "/2018-06-01/runtime/invocation/next")
        invocation = runtime.getresponse()
        request = invocation.headers["Lambda-Runtime-Aws-Request-Id"]
        try:
            handler(json.loads(invocation.read()))
            runtime.request("POST", f"/2018-06-01/runtime/invocation/{request}/response", "null")
        except Exception as fault:
            runtime.request("POST", f"/2018-06-01/runtime/invocation/{request}/error",
                            json.dumps({"errorMessage": repr(fault)}))
        runtime.getresponse().read()


main()
