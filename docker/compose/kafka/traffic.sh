#!/bin/sh
# A topic with groups of both protocols that keep up, and one that nobody belongs to any more. Runs in Kafka's image.
set -eu
cd /opt/kafka/bin
at=kafka-1:9092
until ./kafka-topics.sh --bootstrap-server $at --create --if-not-exists --topic orders --partitions 6 --replication-factor 3 --config min.insync.replicas=2; do sleep 2; done
consume() { ./kafka-console-consumer.sh --bootstrap-server $at --topic orders "$@" > /dev/null 2>&1; }
produce() { ./kafka-producer-perf-test.sh --topic orders --record-size 100 --producer-props bootstrap.servers=$at acks=all "$@" > /dev/null; }
produce --num-records 100 --throughput 50
consume --group forgotten --from-beginning --max-messages 50
consume --group billing &
consume --group shipping --consumer-property group.protocol=consumer &
produce --num-records 1000000000 --throughput 10
