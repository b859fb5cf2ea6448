#!/bin/sh
# A stream, a consumer that is read and one that is not. Runs in nats-box, which has the command "nats".
set -eu
until nats stream info ORDERS > /dev/null 2>&1 || nats stream add ORDERS --subjects='orders.>' --replicas=3 --max-age=1h --defaults; do sleep 2; done
nats consumer info ORDERS billing > /dev/null 2>&1 || nats consumer add ORDERS billing --pull --defaults
nats consumer info ORDERS forgotten > /dev/null 2>&1 || nats consumer add ORDERS forgotten --pull --defaults
nats consumer next ORDERS billing --count=1000000000 --ack > /dev/null 2>&1 &
nats pub orders.new --count=1000000000 --sleep=100ms 'order {{Count}}' > /dev/null
