#!/bin/sh
# Prints a .env for docker compose with fresh secrets:
#
#   docker/make-env.sh > .env
#
# What each value is for stands in .env.example.
set -eu

secret() { head -c 24 /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }

umask 077
cat <<EOF
DATAFLOW_ADMIN_PASSWORD=$(secret | cut -c1-20)
DATAFLOW_LOGIN_SIGNING_KEY=$(head -c 48 /dev/urandom | base64 | tr -d '\n')
DATAFLOW_SECRETS_KEY=$(head -c 32 /dev/urandom | base64 | tr -d '\n')
DATAFLOW_DATABASE_PASSWORD=$(secret)
DATAFLOW_REDIS_PASSWORD=$(secret)
DATAFLOW_MQTT_PASSWORD=$(secret)
DATAFLOW_BROKER_TOKEN=$(secret)
EOF
