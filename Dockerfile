# The whole program in one image. Data lives in the volume /data and nowhere else.
FROM node:24-slim

ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app

# Packages first: they change seldom, so a new version of the program reuses this layer. The Node that
# npm brings for old hosts is left out, the image has its own.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund \
 && rm -rf node_modules/node-linux-* node_modules/.bin/node \
 && npm cache clean --force

# Owned by root and run as another user: the program cannot change itself.
COPY LICENSE ./
COPY bin ./bin
COPY src ./src
COPY knowledge ./knowledge
COPY prompts ./prompts
COPY docs/templates ./docs/templates
RUN chmod -R a+rX,go-w bin src knowledge prompts docs LICENSE && install -d -o node -g node -m 700 /data

USER node
VOLUME /data
EXPOSE 8080

HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8080}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]

CMD ["node", "bin/xiangfa.js", "start"]
