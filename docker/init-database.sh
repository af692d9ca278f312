#!/bin/sh
# The account the application works with. The server itself gives it its rights after each migration.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  -v password="$(cat /run/secrets/app-password)" <<'SQL'
create role mochiyori_app login password :'password';
SQL
