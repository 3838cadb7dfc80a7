using System.Text;

namespace KubeInventory.Benchmarks;

/// <summary>Prometheus objects of about 1.3 KB, as the Prometheus Operator's charts make them.</summary>
internal static class PrometheusDataset
{
    /// <summary>One object's JSON, UTF-8.</summary>
    public static byte[] Prometheus(int index) => Encoding.UTF8.GetBytes($$$"""
        {"apiVersion":"monitoring.coreos.com/v1","kind":"Prometheus",
        "metadata":{"name":"k8s-{{{index}}}","namespace":"monitoring","uid":"{{{index:x8}}}-77aa-4d5e-8f11-1f2e3d4c5b6a","resourceVersion":"{{{48211 + index}}}",
        "generation":3,"creationTimestamp":"2026-02-03T04:05:06Z","labels":{"app.kubernetes.io/name":"prometheus","app.kubernetes.io/part-of":"kube-prometheus"}},
        "spec":{"image":"quay.io/prometheus/prometheus:v3.5.0","version":"3.5.0","replicas":2,"retention":"15d","logLevel":"info",
        "scrapeInterval":"30s","evaluationInterval":"30s","externalUrl":"https://prometheus-{{{index}}}.example.net/",
        "serviceAccountName":"prometheus-k8s","paused":false,"enableAdminAPI":false,"walCompression":true,
        "externalLabels":{"cluster":"eu-{{{index % 20}}}","env":"production"},"nodeSelector":{"kubernetes.io/os":"linux"},
        "securityContext":{"fsGroup":2000,"runAsUser":1000,"runAsNonRoot":true},
        "resources":{"requests":{"cpu":"500m","memory":"4Gi"},"limits":{"memory":"8Gi"}},
        "serviceMonitorSelector":{"matchLabels":{"release":"kube-prometheus"}},"ruleSelector":{},
        "alerting":{"alertmanagers":[{"name":"alertmanager-main","namespace":"monitoring","port":"web","apiVersion":"v2"}]},
        "storage":{"volumeClaimTemplate":{"spec":{"accessModes":["ReadWriteOnce"],"storageClassName":"fast","resources":{"requests":{"storage":"100Gi"}}
        }}
        }},
        "status":{"conditions":[{"type":"Available","status":"True","observedGeneration":3,"lastTransitionTime":"2026-02-03T04:09:10Z"}]}}
        """.ReplaceLineEndings(""));
}
