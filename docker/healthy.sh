#!/bin/bash
# Whether the server in this container can answer. Bash, because the image has no curl.
exec 3<>/dev/tcp/127.0.0.1/9080 || exit 1
printf 'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
IFS= read -r answer <&3
[[ $answer == 'HTTP/1.1 200'* ]]
