# Kakehashi: make help lists the targets.
SHELL := /bin/bash
.DEFAULT_GOAL := help

# A JDK 25: JAVA_HOME where it is one, else the usual places.
JDK := $(shell for home in "$$JAVA_HOME" /usr/lib/jvm/*25* /opt/*jdk*25* "$$HOME"/.sdkman/candidates/java/25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do \
  if [ -x "$$home/bin/javac" ] && "$$home/bin/javac" -version 2>&1 | grep -q '^javac 25'; then echo "$$home"; break; fi; done)
MVN := JAVA_HOME="$(JDK)" PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 mvn -B -ntp
JAR := hub/target/kakehashi-hub-server.jar
SOURCES := $(shell find pom.xml hub/pom.xml hub/src/main connectors -not -path '*/target/*' -type f 2>/dev/null)

PORT ?= 8080
export PORT
HUB_DATA ?= $(CURDIR)/data
export HUB_DATA
# The demo never loads into a database of one's own unless asked.
DEMO ?= $(if $(HUB_DATABASE_URL),0,1)
# With so small a heap the serial collector takes the least processor time (docs/performance.md).
HUB_JAVA_OPTS ?= -Xmx512m -XX:+UseSerialGC
JAVA := "$(JDK)/bin/java" --enable-native-access=ALL-UNNAMED

# What is measured runs in a process of its own; an answer that is an error ends the run with 1.
BENCH = $(MVN) -q -pl conformance-tests -am package -DskipTests && $(JAVA) -cp "conformance-tests/target/classes:conformance-tests/target/lib/*" \
  org.kakehashi.conformance.bench.Bench --hub $(JAR) --java "$(JDK)/bin/java"

# Which LRS `make conformance` looks at; empty: the hub itself.
XAPI_URL ?=
XAPI_KEY ?=
XAPI_SECRET ?=
XAPI_BASELINE ?= none

# Which LTI tool `make conformance` looks at instead: where its Dynamic Registration begins, or a file with its registration.
TOOL_URL ?=
TOOL ?=
LTI_OPTIONS ?=

.PHONY: help run test bench bench-board bench-launch bench-roster bench-large conformance verify-audit format clean jdk chromium foreign-tools

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(JAR) ## Start the hub with the demo city (DEMO=0: without; PORT=8080, DRILL_PORT=8090, TEXTBOOK_PORT=8091, CBT_PORT=8092, HUB_DATA=./data)
	@exec $(JAVA) $(HUB_JAVA_OPTS) -jar $(JAR) $(if $(filter 1,$(DEMO)),--spring.profiles.active=demo)

test: jdk chromium foreign-tools ## Every test, unit to browser
	$(MVN) verify

bench: $(JAR) ## Measure ingest, queries, the machine's limit and boards, launches and rosters in one run (20 minutes); writes docs/performance.md
	$(BENCH) --run bench
	$(BENCH) --run bench-board
	$(BENCH) --run bench-launch
	$(BENCH) --run bench-roster

bench-board: $(JAR) ## Boards only: what signing in, permission and audit add to them (3 minutes); writes docs/performance.md
	$(BENCH) --run bench-board

bench-launch: $(JAR) ## Launches only: from tap to signed id_token at 1 and 32 pupils, members of a class of 4,000 (4 minutes); writes docs/performance.md
	$(BENCH) --run bench-launch

bench-roster: $(JAR) ## Imports only: a city's roster, the same again, a day's attendance, against a bare COPY; 100 students of a school (7 minutes); writes docs/performance.md
	$(BENCH) --run bench-roster

bench-large: $(JAR) ## The queries at 1 and at 10 million statements (25 minutes, 30 GB of disk); writes docs/performance.md
	$(BENCH) --run bench-large

conformance: $(if $(TOOL_URL)$(TOOL),$(JAR),$(if $(XAPI_URL),jdk,$(JAR))) ## Check an LRS (XAPI_URL, XAPI_KEY, XAPI_SECRET; without: the hub), or an LTI tool (TOOL_URL, or TOOL=its JSON)
	$(MVN) -q -pl conformance-tests -am package -DskipTests
	@$(JAVA) -cp "conformance-tests/target/classes:conformance-tests/target/lib/*" org.kakehashi.conformance.kit.Main \
	  $(if $(TOOL_URL)$(TOOL),lti $(if $(TOOL_URL),--tool-url "$(TOOL_URL)") $(if $(TOOL),--tool "$(TOOL)") $(LTI_OPTIONS) --hub $(JAR) --java "$(JDK)/bin/java",\
	  $(if $(XAPI_URL),--url "$(XAPI_URL)" --key "$(XAPI_KEY)" --secret "$(XAPI_SECRET)" --baseline "$(XAPI_BASELINE)",--hub $(JAR) --java "$(JDK)/bin/java"))

bench-city: $(JAR) ## 2,000 statements a second for 10 minutes, with reads: errors, losses, memory; writes docs/performance.md
	$(BENCH) --run bench-city

verify-audit: $(JAR) ## Check the audit's chains beside a running hub (HUB_DATA or HUB_DATABASE_*): changed, removed, reordered, unsealed
	@$(JAVA) -Dloader.main=org.kakehashi.hub.audit.VerifyAudit -cp $(JAR) org.springframework.boot.loader.launch.PropertiesLauncher

format: jdk ## Format all Java sources
	$(MVN) -q spotless:apply

clean: ## Remove what was built (never the data folder)
	rm -rf target hub/target hub/src/test/foreign-tools/node_modules connectors/target connectors/*/target conformance-tests/target

$(JAR): $(SOURCES) | jdk
	@echo "Building Kakehashi …"
	@$(MVN) -q -pl hub -am package -DskipTests
	@touch $(JAR)

jdk:
	@test -n "$(JDK)" || { echo "No JDK 25 found: install one (for example Temurin 25) or set JAVA_HOME to it." >&2; exit 1; }

chromium:
	@bash .ci/ensure-chromium

foreign-tools:
	@bash .ci/ensure-foreign-tools
