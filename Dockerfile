FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -DskipTests package

FROM eclipse-temurin:17-jre
# charts in documents need a font renderer, the training of trees the OpenMP runtime
RUN apt-get update && apt-get install -y --no-install-recommends fontconfig libgomp1 && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home renewals
USER renewals
WORKDIR /home/renewals
COPY --from=build /src/renewal-web/target/renewals.jar renewals.jar
EXPOSE 8080
ENTRYPOINT ["java", "-jar", "renewals.jar"]
