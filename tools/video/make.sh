#!/usr/bin/env bash
# Makes the video about the inclusion pyramid: frames drawn in Chromium, a soft sound bed made by ffmpeg, captions, poster.
# Needs node 20, ffmpeg and Chromium (CHROMIUM=/path/to/it). Writes to uSync/media/video, or to the folder given.
set -euo pipefail
cd "$(dirname "$0")"
out=$(realpath -m "${1:-../../uSync/media/video}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

[ -d ../../frontend/node_modules ] || (cd ../../frontend && npm ci --loglevel=error)
[ -d node_modules ] || npm ci --loglevel=error
seconds=$(node -p 'require("./story.json").scenes.reduce((sum, scene) => sum + scene.seconds, 0)')

echo "Drawing $seconds seconds of frames"
node render.mjs "$work/frames"

# Four slow sines that form an open chord, each breathing at its own pace: a bed to rest on, not a tune.
echo "Making the sound bed"
chord='0.10*sin(2*PI*110*t)*(0.6+0.4*sin(2*PI*t/11))+0.08*sin(2*PI*164.81*t)*(0.6+0.4*sin(2*PI*t/7+1))'
chord="$chord+0.06*sin(2*PI*220*t)*(0.5+0.5*sin(2*PI*t/9+2))+0.04*sin(2*PI*277.18*t)*(0.5+0.5*sin(2*PI*t/13+3))"
ffmpeg -v error -y -f lavfi -i "aevalsrc='$chord':s=44100:d=$seconds" \
  -af "lowpass=f=900,aecho=0.6:0.5:180|330:0.3|0.2,afade=t=in:d=3,afade=t=out:st=$((seconds - 4)):d=4,volume=0.8" "$work/bed.wav"

echo "Encoding"
ffmpeg -v error -y -framerate 25 -i "$work/frames/%05d.png" -i "$work/bed.wav" -c:v libx264 -preset slow -crf 22 -tune animation \
  -pix_fmt yuv420p -profile:v high -g 50 -c:a aac -b:a 80k -ac 2 -movflags +faststart -map_metadata -1 "$out/wijschool-piramide.mp4"
node captions.mjs nl > "$out/wijschool-piramide.nl.vtt"
node captions.mjs en > "$out/wijschool-piramide.en.vtt"
node render.mjs "$work/poster" 66
ffmpeg -v error -y -i "$work/poster/00000.png" -q:v 3 "$out/wijschool-piramide.jpg"
ls -l "$out"
