#!/usr/bin/env bash
# Asks a gallery what AWS's documentation does not say, in about thirty requests, and tells what to change in the template.
# Needs curl; with the name of the stack also the AWS CLI. What it stores it removes again.

usage() {
  cat << 'END'
Usage: bash try-it.sh ADDRESS [STACK]

  ADDRESS  the gallery's ApiAddress, such as https://….execute-api.eu-central-1.amazonaws.com/gallery
  STACK    the stack's name, for the questions that need the AWS CLI. Without it they are skipped.

Signs in with the variables CONTACT_SHEET_USER and CONTACT_SHEET_PASSWORD, or takes the token in CONTACT_SHEET_TOKEN:

  CONTACT_SHEET_TOKEN=$(contact-sheet token) bash try-it.sh http://127.0.0.1:PORT/gallery

Exit code: 0 if the template is right for what AWS does, 1 if something must change, 2 if it could not be tried.
END
}

set -u
umask 077
gallery=${1-}
gallery=${gallery%/}
stack=${2-}
case $gallery in
  http://* | https://*) ;;
  *) usage >&2; exit 2 ;;
esac
for tool in curl base64 cmp; do
  command -v "$tool" > /dev/null || { echo "$tool is missing on this computer." >&2; exit 2; }
done

dir=$(mktemp -d) || exit 2
album=try-it-$$-$RANDOM
photo=photos/$album/a.jpg
changes=0
stored=()
probe=

finish() {
  local left=0 key
  for key in ${stored[@]+"${stored[@]}"}; do
    ask DELETE "$key"
    [ "$status" = 204 ] || left=1
  done
  if [ -n "$probe" ]; then
    aws lambda delete-function --function-name "$probe" > /dev/null 2>&1
    aws iam delete-role --role-name "$probe" > /dev/null 2>&1 || left=1
  fi
  rm -rf "$dir"
  [ $left = 0 ] || echo "Not all could be removed that this stored: look for “$album” and “${probe:-no role}”." >&2
}
trap finish EXIT
trap 'exit 2' INT TERM

# ---- How it asks and tells

# ask METHOD PATH [OPTION OF CURL…]: leaves $status, $protocol, and the files headers and body
ask() {
  local method=$1 path=$2 how
  shift 2
  how=(-X "$method")
  [ "$method" = HEAD ] && how=(--head)
  : > "$dir/headers"
  : > "$dir/body"
  read -r status protocol <<< "$(curl -sS --path-as-is --max-time 120 -o "$dir/body" -D "$dir/headers" \
    -w '%{http_code} %{http_version}' "${how[@]}" -H "@$dir/authorization" "$@" "$gallery/$path" 2> "$dir/failure")"
  [ "$status" != 000 ] || echo "  $method /$path: $(cat "$dir/failure")"
}

# ask without a token
ask_as_a_stranger() {
  mv "$dir/authorization" "$dir/kept"
  : > "$dir/authorization"
  ask "$@"
  mv "$dir/kept" "$dir/authorization"
}

# The value of a header of the last answer, whatever its spelling.
header() { grep -i "^$1:" "$dir/headers" | tail -n 1 | sed 's/^[^:]*: *//' | tr -d '\r'; }

right() { echo "ok       $1"; }
change() { echo "CHANGE   $1"; changes=$((changes + 1)); }
skipped() { echo "skipped  $1"; }
# reading NAME yes|no SENTENCE: which reading of decision 0097 AWS has
reading() { echo "$2$([ "$2" = no ] && printf ' ')      $1: $3"; }

# expect STATUS WHAT CHANGE
expect() {
  if [ "$status" = "$1" ]; then right "$2 ($status)."; else change "$2: it should be $1, and is $status. $3"; fi
}

# ---- Signing in

escaped() { printf %s "$1" | sed 's/[\\"]/\\&/g'; }

sign_in() {
  local settings endpoint client
  settings=$(curl -sS --max-time 30 "$gallery/site/settings.js") || return 1
  endpoint=$(sed -n 's/.*"endpoint":"\([^"]*\)".*/\1/p' <<< "$settings")
  client=$(sed -n 's/.*"clientId":"\([^"]*\)".*/\1/p' <<< "$settings")
  printf '{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"%s","AuthParameters":{"USERNAME":"%s","PASSWORD":"%s"}}' \
    "$client" "$(escaped "${CONTACT_SHEET_USER-}")" "$(escaped "${CONTACT_SHEET_PASSWORD-}")" \
    | curl -sS --max-time 30 --data-binary @- -H 'Content-Type: application/x-amz-json-1.1' \
      -H 'X-Amz-Target: AWSCognitoIdentityProviderService.InitiateAuth' "$endpoint" \
    | sed -n 's/.*"IdToken": *"\([^"]*\)".*/\1/p'
}

token=${CONTACT_SHEET_TOKEN-}
[ -n "$token" ] || token=$(sign_in)
if [ -z "$token" ]; then
  echo "No sign-in. Give CONTACT_SHEET_USER and CONTACT_SHEET_PASSWORD, of a user who has signed in before, or CONTACT_SHEET_TOKEN." >&2
  exit 2
fi
printf 'Authorization: %s\n' "$token" > "$dir/authorization"

# ---- A photo goes in, and nothing else

# A JPEG of 8 x 8 pixels.
base64 --decode > "$dir/a.jpg" << 'END'
/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4z
NDL/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAABf/EABcQAAMBAAAAAAAAAAAAAAAAAAAGQ4H/2gAIAQEAAD8ANQpYf//Z
END

ask GET ""
expect 200 "The page is there" "See the route / and the files of the bucket …-site-…."
policy=$(header Content-Security-Policy)
ask_as_a_stranger GET photos
case $status in
  401 | 403) right "Strangers see no photos: a private gallery ($status)."; private=yes ;;
  200) right "Strangers see the photos: a public gallery."; private=no ;;
  *) change "Strangers get $status: it should be 401, 403 or 200."; private=unknown ;;
esac
ask_as_a_stranger PUT "$photo" -H 'Content-Type: image/jpeg' --data-binary "@$dir/a.jpg"
expect 401 "Strangers store nothing" "Every PUT needs its security scheme."
[ "$status" != 200 ] || stored+=("$photo")
ask GET nothing/here
expect 403 "What is no route is refused" "Nothing depends on it but a test."
ask OPTIONS photos
expect 204 "Browsers that ask first are answered" "OPTIONS needs contentHandling: CONVERT_TO_TEXT in its integration and its response."

ask PUT "$photo" -H 'Content-Type: image/jpeg' --data-binary "@$dir/a.jpg"
expect 200 "A photo is stored" "Nothing else can be tried before this works: see the answer in the log of the API (AccessLogs)."
[ "$status" = 200 ] || exit 1
stored+=("$photo")
ask PUT "$photo" -H 'Content-Type: image/jpeg' --data-binary "@$dir/a.jpg"
expect 412 "A photo is not overwritten" "PUT must map If-None-Match: '*'."
ask GET "$photo"
etag=$(header ETag)
if cmp -s "$dir/body" "$dir/a.jpg"; then right "It comes back byte for byte."; else
  change "It comes back as other bytes ($status): BinaryMediaTypes must be */*."
fi
case $private,$(header Cache-Control) in
  yes,*public*) change "Caches may keep a private photo: map a static Cache-Control." ;;
  *) right "Caches are told “$(header Cache-Control)”." ;;
esac
ask HEAD "$photo"
length=$(header x-amzn-Remapped-Content-Length)
case ${length:-$(header Content-Length)} in
  "$(wc -c < "$dir/a.jpg" | tr -d ' ')") right "HEAD tells the length${length:+, as x-amzn-Remapped-Content-Length}." ;;
  *) change "HEAD tells no length: clients must ask for the first byte and read Content-Range." ;;
esac
ask GET "photos/$album/none.jpg"
expect 404 "A photo that is not there is missing, and not forbidden" "The role needs s3:ListBucket on the bucket itself."

# ---- Headers, and how they are spelt

ask GET "$photo" --http1.1 -H 'range: bytes=0-1'
small=$status
ask GET "$photo" --http1.1 -H 'Range: bytes=0-1'
large=$status
case $small,$large in
  206,206) reading HEADER_NAMES_ARE_CASE_SENSITIVE no "a header is found in any spelling. Nothing to change." ;;
  206,* | *,206)
    reading HEADER_NAMES_ARE_CASE_SENSITIVE yes "a header is found as the template spells it. It must be in small letters there." ;;
  *) change "No spelling of Range reaches S3 ($small, $large): see requestParameters of GET /photos/{key+}." ;;
esac
ask GET "$photo" -H 'range: bytes=0-1'
expect 206 "A part of a photo comes over HTTP/$protocol" "The template must map range in small letters."
ask GET "$photo" -H "if-none-match: $etag"
expect 304 "An unchanged photo is not sent again over HTTP/$protocol" "The template must map if-none-match in small letters."
case $policy in
  "") change "The page has no Content-Security-Policy: see the static values of the route /." ;;
  "'"*) change "A static value keeps its outer quotes: write it without them." ;;
  *"'") reading INNER_QUOTES_ARE_LOST no "of a static value only the outer pair of quotes is taken off. Nothing to change." ;;
  *none | *self) reading INNER_QUOTES_ARE_LOST yes "a static value must not end in a quote of its own. Let the page's policy end in something else." ;;
  *) skipped "INNER_QUOTES_ARE_LOST: no static value of the template ends in a quote, so nothing depends on it." ;;
esac

# ---- Lists, queries and paths

ask GET "photos?prefix=$album%2F&max-keys=1"
if [ "$status" = 200 ] && grep -q -e "$album/a.jpg" -e "$album%2Fa.jpg" "$dir/body"; then right "The list names the photo."; else
  change "The list does not name the photo ($status)."
fi
ask GET "photos?prefix=$album%2F&start-after=$album%2Fa.jpg"
if [ "$status" = 200 ] && ! grep -q '<Key>' "$dir/body"; then right "A list goes on after a key."; else
  change "A list does not go on after a key ($status): see start-after of GET /photos."
fi
ask GET "photos?prefix=$album%2Bx"
case $status,$(sed -n 's:.*<Prefix>\([^<]*\)</Prefix>.*:\1:p' "$dir/body") in
  200,*%2Bx) reading PLUS_IN_QUERY_IS_LOST no "a plus in a query crosses. Nothing to change." ;;
  200,*+x | 200,*%20x | 200,*" x")
    reading PLUS_IN_QUERY_IS_LOST yes "a plus in a query becomes a space. Nothing to change while lists go on after a key, and not by S3's token." ;;
  *) reading PLUS_IN_QUERY_IS_LOST yes "a query with a plus fails ($status). Nothing to change while lists go on after a key." ;;
esac
ask GET "photos/$album/a%2Bb.jpg"
case $status in
  404) right "A plus in a path crosses." ;;
  *) right "A plus in a path does not cross ($status): so no key of ours has one." ;;
esac
ways=
for way in "x/../a.jpg" "x/%2e%2e/a.jpg" "x%2F..%2Fa.jpg" "/a.jpg" "%2Fa.jpg" "a.jpg%3Fversions"; do
  ask GET "photos/$album/$way"
  [ "$status" != 200 ] || ways="$ways $way"
done
if [ -z "$ways" ]; then
  reading PATHS_ARE_NORMALIZED no "a path reaches S3 as it was sent. Nothing to change."
else
  reading PATHS_ARE_NORMALIZED yes "these led to the photo:$ways. Nothing to change while each bucket has a role of its own."
fi

# ---- Sizes and compression

ask GET "photos?prefix=$album&max-keys=1000" --compressed
if [ -n "$(header Content-Encoding)" ]; then right "Lists are compressed ($(header Content-Encoding))."; else
  right "A list as short as this is not compressed."
fi
ask GET "$photo" -H 'Accept-Encoding: gzip'
case $(header Content-Encoding) in
  "" | identity) right "Photos are not compressed." ;;
  *) right "Photos are compressed ($(header Content-Encoding)), for nothing: leave MinimumCompressionSize out if that is slow." ;;
esac
head -c 10485761 /dev/zero > "$dir/large"
ask PUT "photos/$album/large.jpg" -H 'Content-Type: image/jpeg' --data-binary "@$dir/large"
expect 413 "A byte more than 10 MB is refused" "Clients must know another limit."
[ "$status" != 200 ] || stored+=("photos/$album/large.jpg")

# ---- What follows

for ((attempt = 0; attempt < 60; attempt++)); do
  ask GET "thumbnails/$album/a.jpg"
  [ "$status" = 404 ] || break
  sleep "$([ $attempt -lt 10 ] && echo 0.2 || echo 2)"
done
expect 200 "The thumbnail came" "See the log of the function …-thumbnails."
ask DELETE "$photo"
expect 204 "The photo is removed" "See the role of DELETE /photos/{key+}."
[ "$status" = 204 ] && stored=()
ask GET "$photo"
expect 404 "It is gone" "S3 is consistent: something between keeps answers."

# ---- With the AWS CLI

of_stack() { # of_stack Outputs|Parameters Output|Parameter NAME
  aws cloudformation describe-stacks --stack-name "$stack" \
    --query "Stacks[0].$1[?$2Key=='$3'].$2Value" --output text
}

# Makes a role that Lambda may take only if it names the account, and a function with it.
try_the_source() {
  local account trust role said
  account=$(aws sts get-caller-identity --query Account --output text) || return 1
  trust='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceAccount":"'$account'"}}}]}'
  probe=$album
  role=$(aws iam create-role --role-name "$probe" --assume-role-policy-document "$trust" --query Role.Arn --output text) || return 1
  # A role is not known everywhere at once.
  for ((attempt = 0; attempt < 12; attempt++)); do
    said=$(aws lambda create-function --function-name "$probe" --role "$role" --runtime java25 --handler none::none \
      --code "S3Bucket=$(of_stack Parameters Parameter CodeBucket),S3Key=$(of_stack Parameters Parameter CodeKey)" 2>&1) && {
      reading LAMBDA_NAMES_NO_SOURCE no "Lambda names the account when it takes a role. The roles may ask for it without IfExists."
      return 0
    }
    case $said in *"cannot be assumed"*) sleep "${TRY_IT_PAUSE:-5}" ;; *) echo "$said"; return 1 ;; esac
  done
  reading LAMBDA_NAMES_NO_SOURCE yes "for a minute Lambda did not take a role that asks for the account. The roles must ask with IfExists."
}

if [ -z "$stack" ] || ! command -v aws > /dev/null; then
  for question in LAMBDA_NAMES_NO_SOURCE STAGES_MOVE_SLOWLY "Whether the page's role reaches a photo"; do
    skipped "$question: it needs the AWS CLI and the stack's name."
  done
else
  bucket=$(of_stack Outputs Output OriginalsBucketName)
  name=$(of_stack Parameters Parameter GalleryName)
  try_the_source || skipped "LAMBDA_NAMES_NO_SOURCE: the AWS CLI says why, above."
  asked=$(aws logs filter-log-events --log-group-name "/aws/lambda/$name-deployment" --filter-pattern '"it was asked"' \
    --query 'events[].message' --output text | sed -n 's/.*it was asked \([0-9]*\) times.*/\1/p' | sort -n | tail -n 1)
  case ${asked:-none} in
    none) skipped "STAGES_MOVE_SLOWLY: the log of $name-deployment does not tell. Change the visibility and try again." ;;
    5) reading STAGES_MOVE_SLOWLY no "each stage served its deployment at once. Change the visibility and try again: that is when it shows." ;;
    *) reading STAGES_MOVE_SLOWLY yes "a stage was asked $asked times, once a second, until it served its deployment. Nothing to change below 45." ;;
  esac
  ask PUT "$photo" -H 'Content-Type: image/jpeg' --data-binary "@$dir/a.jpg"
  stored=("$photo")
  ways=
  for way in "../$bucket/" "%2e%2e/$bucket/" "..%2F$bucket%2F" "/$bucket/" "%2F..%2F$bucket%2F"; do
    ask_as_a_stranger GET "site/$way$album/a.jpg"
    [ "$status" != 200 ] || ways="$ways $way"
  done
  if [ -z "$ways" ]; then right "No way leads from the page to a photo."; else
    change "The page's route gives photos to strangers:$ways. Its role must read the page's bucket alone."
  fi
fi

echo
if [ $changes = 0 ]; then echo "The template is right for what this gallery does."; exit 0; fi
echo "To change: $changes. Each line above that begins with CHANGE says what."
exit 1
